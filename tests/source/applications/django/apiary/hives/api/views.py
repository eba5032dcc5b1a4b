from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_page
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from apiary.core.mixins import ArchiveMixin
from apiary.hives.models import Apiary, Hive, Queen


class ApiaryViewSet(ArchiveMixin, viewsets.ModelViewSet):
    """Apiaries are put away, never deleted."""

    queryset = Apiary.objects.all()
    http_method_names = ["get", "post", "patch", "head", "options"]

    @action(detail=True, methods=["get"], url_path=r"yields/(?P<year>\d{4})")
    def yields(self, request, pk=None, year=None):
        return Response({"year": year})


class HiveViewSet(viewsets.ModelViewSet):
    lookup_value_regex = "[0-9a-f-]{36}"

    def get_queryset(self):
        return Hive.objects.filter(apiary=self.kwargs["apiary_pk"])

    @action(methods=["POST"], detail=True)
    def split(self, request, apiary_pk=None, pk=None):
        return Response(status=201)

    @split.mapping.delete
    def undo_split(self, request, apiary_pk=None, pk=None):
        return Response(status=204)


class ColonyViewSet(mixins.CreateModelMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    pass


@method_decorator(cache_page(60), name="list")
class QueenViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Queen.objects.all()
    pagination_class = None
