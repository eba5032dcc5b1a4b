from django.urls import path
from django.views.decorators.cache import cache_page

from .views import StationReadings, latest

urlpatterns = [
    path("latest", cache_page(300)(latest)),
    path("stations/<slug:station>/readings", StationReadings.as_view()),
]
