"""User accounts and role grants. Assignments of people are facts elsewhere; rights are only these grants."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from utblick.audit.models import Record
from utblick.clock import uuid7


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, name: str = "", password: str | None = None, **extra: Any) -> User:
        """A user with a hashed password (None = cannot sign in with one)."""
        user: User = self.model(email=self.normalize_email(email).lower(), name=name, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in (användare)."""

    kind: ClassVar[str] = "user"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField("e-post", unique=True)
    name = models.CharField("namn", max_length=120)
    title = models.CharField("befattning", max_length=120, blank=True)
    is_active = models.BooleanField("aktiv", default=True)
    language = models.CharField("språk", max_length=2, choices=[("sv", "Svenska"), ("en", "English")], default="sv")
    demo = models.BooleanField("demokonto", default=False)
    last_login = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """What the event log calls this person."""
        return f"user:{self.id}"


class RoleGrant(Record):
    """One role a user holds (roll), for one body or the whole municipality, from and to given days."""

    kind = "grant"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants", verbose_name="användare")
    role = models.CharField("roll", max_length=40)
    body_code = models.CharField("organ", max_length=20, blank=True)
    valid_from = models.DateField("från och med")
    valid_to = models.DateField("till och med", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "body_code", "valid_from"], name="grant_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="grant_ends_after_start"
            ),
        ]


class MailLink(models.Model):
    """An answer that one person may give by mail, without an account (mejllänk): one act on one subject, until a day.

    The token stands only in the mail; here is its SHA-256. ``holder`` is the person's Ref. Links of one ``question``
    are used together. ``answer`` says what was done by it.
    """

    kind: ClassVar[str] = "mail_link"

    class State(models.TextChoices):
        OPEN = "open"
        USED = "used"
        EXPIRED = "expired"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    token_hash = models.CharField(max_length=64, unique=True)
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    body_code = models.CharField("organ", max_length=20, blank=True)
    holder = models.CharField(max_length=80)
    name = models.CharField("namn", max_length=120)
    email = models.EmailField("e-post")
    language = models.CharField("språk", max_length=2, default="sv")
    question = models.CharField(max_length=160)
    issued_on = models.DateField("gavs")
    valid_to = models.DateField("gäller till och med")
    used_on = models.DateField("använd", null=True)
    answer = models.CharField("svar", max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["question"], name="mail_link_question")]

    @property
    def label(self) -> str:
        """What the event log calls the person who answers by it."""
        return f"mail:{self.id}"

    def state_on(self, day: date) -> str:
        if self.used_on is not None:
            return self.State.USED
        return self.State.OPEN if day <= self.valid_to else self.State.EXPIRED
