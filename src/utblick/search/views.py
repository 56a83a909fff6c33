"""The search page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from utblick.search.queries import SearchResults, search_page
from utblick.ui.requests import ActorRequest


def search(request: ActorRequest) -> HttpResponse:
    """Everything that holds all the words, best first, within what the reader may see."""
    words = request.GET.get("q", "")[:200]
    page = request.GET.get("sida", "1")
    found: SearchResults = search_page(request.actor, words, int(page) if page.isdecimal() and len(page) < 6 else 1)
    return render(request, "search/search.html", {"words": words, "found": found})
