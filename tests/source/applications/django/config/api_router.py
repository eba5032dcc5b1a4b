from django.conf import settings
from rest_framework.routers import DefaultRouter, SimpleRouter
from rest_framework_nested.routers import NestedSimpleRouter

from apiary.accounts.api.views import UserViewSet
from apiary.hives.api.views import ApiaryViewSet, ColonyViewSet, HiveViewSet, QueenViewSet

router = DefaultRouter() if settings.DEBUG else SimpleRouter()

router.register("users", UserViewSet)
router.register("apiaries", ApiaryViewSet)
router.register(r"queens", QueenViewSet, basename="queen")

apiaries = NestedSimpleRouter(router, "apiaries", lookup="apiary")
apiaries.register("hives", HiveViewSet, basename="apiary-hives")

hives = NestedSimpleRouter(apiaries, "hives", lookup="hive")
hives.register("colonies", ColonyViewSet, basename="hive-colonies")

app_name = "api"
urlpatterns = router.urls + apiaries.urls + hives.urls
