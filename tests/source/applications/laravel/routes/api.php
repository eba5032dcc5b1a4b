<?php

use App\Http\Controllers\Api\SessionController;
use App\Http\Controllers\Api\V2\AvailabilityController;
use App\Http\Routing\Area;
use Illuminate\Support\Facades\Route;

Route::post('login', [SessionController::class, 'store'])->middleware('throttle:login');

Route::middleware('auth:sanctum')->group(function () {
    Route::delete('logout', [SessionController::class, 'destroy']);

    Route::prefix(Area::VERSION)->as('v1.')->group(function () {
        require __DIR__.'/api/v1/courses.php';

        Route::prefix(Area::Students->value)
            ->whereUuid('student')
            ->group(base_path('routes/api/v1/students.php'));
    });

    Route::group(['prefix' => 'v2', 'as' => 'v2.'], function () {
        Route::get('availability/{teacher}/{day?}', AvailabilityController::class)->whereUuid('teacher');
    });
});

Route::fallback(fn () => response()->json(['message' => 'Not found.'], 404));
