from django.urls import include, path
from rest_framework.routers import SimpleRouter
from rest_framework.viewsets import ReadOnlyModelViewSet

router = SimpleRouter()


class Invoices(ReadOnlyModelViewSet):
    queryset = None


router.register("invoices", Invoices)
urlpatterns = [path("", include(router.urls))]
