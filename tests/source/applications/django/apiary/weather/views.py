from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET


@require_GET
def latest(request):
    return JsonResponse({"celsius": 17.5})


@method_decorator(csrf_exempt, name="dispatch")
class StationReadings(View):
    def get(self, request, station):
        return JsonResponse({"station": station})

    def post(self, request, station):
        return JsonResponse({}, status=202)
