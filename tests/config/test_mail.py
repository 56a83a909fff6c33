"""Mail goes to the given server, and to files until one is given."""

from pathlib import Path

from utblick.config.mail import TO_FILES, configured


def test_without_a_server_mail_is_kept_as_files():
    assert configured("", Path("var")) == {"EMAIL_BACKEND": TO_FILES, "EMAIL_FILE_PATH": Path("var/mail")}


def test_a_server_is_read_with_its_name_password_and_encryption():
    found = configured("smtp+tls://utblick:hemligt@mejl.exempel.example:587", Path("var"))
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == ("mejl.exempel.example", 587, True)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("utblick", "hemligt")
