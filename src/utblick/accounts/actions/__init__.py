"""Every write of the room."""

from utblick.accounts.actions.accounts import create_account, grant_role
from utblick.accounts.actions.mail_links import LinkClosedError, NewLink, issue_links, purge_links, use_link

__all__ = ["LinkClosedError", "NewLink", "create_account", "grant_role", "issue_links", "purge_links", "use_link"]
