"""The routes of Django and Django REST framework, in the forms in which projects write them."""

from __future__ import annotations

import pytest

HEAD = """== urls.py
from django.urls import include, path, re_path
from rest_framework.routers import DefaultRouter, SimpleRouter
import views
"""
VIEWS = """
== views.py
from django.views.decorators.http import require_http_methods, require_POST
from rest_framework import generics, mixins, viewsets
from rest_framework.decorators import action, api_view
from rest_framework.views import APIView
def plain(request): ...
@api_view(["GET", "POST"])
def listed(request): ...
@api_view()
def read_only(request): ...
@require_http_methods(["PUT"])
def put_only(request): ...
@require_POST
def post_only(request): ...
def compared(request):
    if request.method == "GET":
        return 1
    return HttpResponseNotAllowed(["GET"])
class Api(APIView):
    def get(self, request): ...
    def delete(self, request): ...
class Listing(generics.ListCreateAPIView):
    pass
class Base(APIView):
    def get(self, request): ...
class Derived(Base):
    def patch(self, request): ...
class Orders(viewsets.ModelViewSet):
    http_method_names = ["get", "post"]
class Reading(viewsets.ReadOnlyModelViewSet):
    @action(detail=True, methods=["post"], url_path="buy-now")
    def buy(self, request, pk=None): ...
    @buy.mapping.delete
    def unbuy(self, request, pk=None): ...
    @action(detail=False)
    def recent(self, request): ...
class Mixed(mixins.ListModelMixin, mixins.DestroyModelMixin, viewsets.GenericViewSet):
    pass
class Own(viewsets.ViewSet):
    def list(self, request): ...
    def partial_update(self, request, pk): ...
"""

FORMS = {
    "a function": ("urlpatterns = [path('x/', views.plain)]", {"* /x"}),
    "api_view": ("urlpatterns = [path('x', views.listed)]", {"GET /x", "POST /x"}),
    "api_view without methods": ("urlpatterns = [path('x', views.read_only)]", {"GET /x"}),
    "require_http_methods": ("urlpatterns = [path('x', views.put_only)]", {"PUT /x"}),
    "require_POST": ("urlpatterns = [path('x', views.post_only)]", {"POST /x"}),
    "a comparison of the method": ("urlpatterns = [path('x', views.compared)]", {"GET /x"}),
    "converters": ("urlpatterns = [path('o/<int:pk>/<slug:s>/', views.read_only)]", {"GET /o/{}/{}"}),
    "a regular expression": (
        r"urlpatterns = [re_path(r'^o/(?P<year>[0-9]{4})/(\d+)/$', views.read_only)]",
        {"GET /o/{}/{}"},
    ),
    "a class": ("urlpatterns = [path('x', views.Api.as_view())]", {"GET /x", "DELETE /x"}),
    "a generic class": ("urlpatterns = [path('x', views.Listing.as_view())]", {"GET /x", "POST /x"}),
    "a class with a base": ("urlpatterns = [path('x', views.Derived.as_view())]", {"GET /x", "PATCH /x"}),
    "a wrapped view": ("urlpatterns = [path('x', csrf_exempt(views.Api.as_view()))]", {"GET /x", "DELETE /x"}),
    "a view set by hand": (
        "urlpatterns = [path('x', views.Own.as_view({'get': 'list', 'post': 'create'}))]",
        {"GET /x", "POST /x"},
    ),
    "a router": (
        "r = DefaultRouter()\nr.register(r'orders', views.Orders)\nurlpatterns = [path('api/', include(r.urls))]",
        {"GET /api/orders", "POST /api/orders", "GET /api/orders/{}"},
    ),
    "a router alone": (
        "r = SimpleRouter(trailing_slash=False)\nr.register('own', views.Own, basename='own')\nurlpatterns = r.urls",
        {"GET /own", "PATCH /own/{}"},
    ),
    "a router added": (
        "r = SimpleRouter()\nr.register('m', views.Mixed)\nurlpatterns = [path('x', views.read_only)] + r.urls",
        {"GET /x", "GET /m", "DELETE /m/{}"},
    ),
    "actions": (
        "r = SimpleRouter()\nr.register('r', views.Reading)\nurlpatterns = []\nurlpatterns += r.urls",
        {"GET /r", "GET /r/{}", "POST /r/{}/buy-now", "DELETE /r/{}/buy-now", "GET /r/recent"},
    ),
    "a nested router": (
        "from rest_framework_nested.routers import NestedSimpleRouter\nr = SimpleRouter()\nr.register('m', views.Mixed)\n"
        "n = NestedSimpleRouter(r, 'm', lookup='m')\nn.register('own', views.Own)\n"
        "urlpatterns = [path('', include(n.urls))]",
        {"GET /m/{}/own", "PATCH /m/{}/own/{}"},
    ),
    "an included list": (
        "more = [path('x', views.read_only)]\nurlpatterns = [path('p/', include(more)), path('q/', include((more, 'q')))]",
        {"GET /p/x", "GET /q/x"},
    ),
    "patterns that are appended": ("urlpatterns = []\nurlpatterns.append(path('x', views.read_only))", {"GET /x"}),
    "pages that are no API": (
        "from django.contrib import admin\nfrom drf_spectacular.views import SpectacularAPIView\n"
        "urlpatterns = [path('admin/', admin.site.urls), path('schema/', SpectacularAPIView.as_view())]",
        set(),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_route_is_read(form: str, routes) -> None:
    code, expected = FORMS[form]
    assert routes("Django", HEAD + code + VIEWS) == (expected, set())


def test_included_modules_stand_below_their_prefix(routes) -> None:
    text = """
== shop/shop/settings.py
ROOT_URLCONF = "shop.urls"
== shop/shop/urls.py
from django.urls import include, path
urlpatterns = [path("api/v1/", include("orders.urls")), path("twice/", include("orders.urls"))]
== shop/orders/urls.py
from django.urls import path
from . import views
app_name = "orders"
urlpatterns = [path("orders/<uuid:id>/", views.order)]
== shop/orders/views.py
from rest_framework.decorators import api_view
@api_view(["DELETE"])
def order(request, id): ...
"""
    assert routes("Django", text) == ({"DELETE /api/v1/orders/{}", "DELETE /twice/orders/{}"}, set())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("urlpatterns = [path('auth/', include('allauth.urls'))]", "* /auth**"),
        ("urlpatterns = [path(PREFIX + 'x', views.read_only)]", "GET /**x"),
        ("urlpatterns = [path('x', missing.view)]", "* /x"),
        ("urlpatterns = [path('x', missing.View.as_view())]", "* /x"),
        ("urlpatterns = [path(n, views.plain) for n in NAMES]", "* /**"),
        ("urlpatterns = build()", "* /**"),
        ("r = SimpleRouter()\nr.register('x', missing.Set)\nurlpatterns = r.urls", "* /x**"),
        (r"urlpatterns = [re_path(r'^a|b$', views.read_only)]", "GET /**"),
    ],
)
def test_what_only_the_program_knows_is_unresolved(code: str, expected: str, routes) -> None:
    found, unresolved = routes("Django", HEAD + code + VIEWS)
    assert found == set()
    assert unresolved == {expected}


def test_lists_that_include_each_other_end(routes) -> None:
    routes("Django", HEAD + "a = [path('a', include(b))]\nb = [path('b', include(a))]\nurlpatterns = a")
    routes("Django", HEAD + "v = wrap(v)\nurlpatterns = [path('a', v)]")
