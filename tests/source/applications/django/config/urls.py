from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, register_converter
from django.views import defaults as default_views
from django.views.generic import RedirectView, TemplateView
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.authtoken.views import obtain_auth_token

from apiary.core.converters import SeasonConverter
from apiary.core.views import liveness

register_converter(SeasonConverter, "season")

urlpatterns = [
    path("", TemplateView.as_view(template_name="pages/home.html"), name="home"),
    path("imprint/", TemplateView.as_view(template_name="pages/imprint.html"), name="imprint"),
    path("favicon.ico", RedirectView.as_view(url="/static/favicon.ico", permanent=True)),
    path("healthz", liveness),
    path(settings.ADMIN_URL, admin.site.urls),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]

urlpatterns += [
    path("api/auth-token/", obtain_auth_token, name="obtain_auth_token"),
    path("api/v1/", include(("config.api_router", "api"), namespace="v1")),
    path("api/v1/", include("apiary.inspections.urls", namespace="inspections")),
    path("api/v1/weather/", include("apiary.weather.urls")),
    path("api/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("api/docs/", SpectacularSwaggerView.as_view(url_name="api-schema"), name="api-docs"),
]

if settings.DEBUG:
    urlpatterns += [path("404/", default_views.page_not_found, kwargs={"exception": Exception("Not found")})]
