<?php

use App\Http\Controllers\Api\V1\CourseController;
use App\Http\Controllers\Api\V1\LessonController;
use App\Http\Controllers\Api\V1\MaterialController;
use App\Http\Controllers\Api\V1\SyllabusController;
use App\Http\Controllers\Api\V1\TeacherController;
use App\Http\Routing\Segments;
use Illuminate\Support\Facades\Route;

Route::apiResource(Segments::COURSES, CourseController::class)
    ->scoped(['course' => 'slug'])
    ->middleware('can:manage-courses');
Route::post(Segments::COURSE.'/publish', [CourseController::class, 'publish'])->name('courses.publish');

Route::apiResource('courses.lessons', LessonController::class)
    ->shallow()
    ->except(['update']);
Route::patch('lessons/{lesson}', [LessonController::class, 'update']);

Route::apiSingleton('courses.syllabus', SyllabusController::class)->creatable()->only(['show', 'store']);

Route::apiResources([
    'teachers' => TeacherController::class,
    'course-levels' => 'App\Http\Controllers\Api\V1\LevelController',
], ['only' => ['index', 'show']]);

Route::get('materials/{path}', MaterialController::class)->where('path', '.*');
