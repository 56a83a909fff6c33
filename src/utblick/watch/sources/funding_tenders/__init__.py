"""The EU Funding & Tenders Portal, through its search service (SEDIA)."""

from utblick.watch.sources.funding_tenders.source import FundingTenders

__all__ = ["FundingTenders"]
