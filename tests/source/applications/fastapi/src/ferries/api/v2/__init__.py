from .router import router as router
