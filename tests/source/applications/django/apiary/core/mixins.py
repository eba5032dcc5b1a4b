from rest_framework import status
from rest_framework.decorators import action
from rest_framework.response import Response


class ArchiveMixin:
    """Puts an object away instead of deleting it."""

    @action(detail=True, methods=["post"], url_path="archive")
    def put_away(self, request, *args, **kwargs):
        self.get_object().archive()
        return Response(status=status.HTTP_204_NO_CONTENT)

    @action(detail=False, methods=["get"])
    def archived(self, request, *args, **kwargs):
        return Response([])
