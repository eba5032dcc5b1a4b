from django.urls import include, path, re_path

from . import views

app_name = "inspections"

season_patterns = [
    path("<season:season>/", views.SeasonReport.as_view(), name="season"),
    path("<season:season>/export.csv", views.export, name="export"),
]

urlpatterns = [
    path("inspections/", views.InspectionList.as_view(), name="list"),
    path("inspections/<uuid:pk>/", views.InspectionDetail.as_view(), name="detail"),
    path("inspections/<uuid:pk>/photos/", views.PhotoUpload.as_view(), name="photos"),
    re_path(r"^inspections/(?P<pk>[0-9a-f-]+)/sign/$", views.sign, name="sign"),
    path("visits/", views.VisitViewSet.as_view({"get": "list", "post": "create"})),
    path("visits/<int:pk>/", views.visit_detail),
]

urlpatterns += [path("seasons/", include(season_patterns))]
