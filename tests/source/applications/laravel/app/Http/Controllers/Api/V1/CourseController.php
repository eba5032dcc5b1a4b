<?php

namespace App\Http\Controllers\Api\V1;

use App\Models\Course;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;

class CourseController
{
    public function index(): JsonResponse
    {
        return response()->json(Course::query()->orderBy('title')->paginate());
    }

    public function publish(Course $course): JsonResponse
    {
        $course->update(['published_at' => now()]);
        Http::post('https://search.lingua.example/index', ['slug' => $course->slug]);

        return response()->json($course);
    }

    public function store(Request $request): JsonResponse
    {
        return response()->json(Course::create($request->validate(['title' => 'required'])), 201);
    }
}
