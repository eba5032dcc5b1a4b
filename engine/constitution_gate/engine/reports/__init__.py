"""One renderer per format: render(report) -> str."""
