from fastapi import APIRouter, Depends

from ferries.core.security import current_passenger

from .endpoints import auth, bookings, crossings as crossing_routes, ports
from .endpoints.vessels import router as vessels

router = APIRouter(responses={401: {"description": "Not signed in"}})
router.include_router(auth.router, prefix="/auth", tags=["auth"])

for resource in (crossing_routes.router, ports.ports, ports.terminals):
    router.include_router(resource)

protected = APIRouter(dependencies=[Depends(current_passenger)])
protected.include_router(bookings.router)
protected.include_router(bookings.nested, prefix=crossing_routes.PREFIX + "/{crossing_id}/bookings")
protected.include_router(vessels, prefix="/fleet")
router.include_router(protected)
