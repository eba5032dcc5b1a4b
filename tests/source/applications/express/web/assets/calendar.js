const response = await fetch('/api/v1/calendar.json');
document.title = (await response.json()).title;
