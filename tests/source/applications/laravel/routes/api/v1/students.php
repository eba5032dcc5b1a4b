<?php

use App\Http\Controllers\Api\V1\EnrolmentController;
use App\Http\Controllers\Api\V1\StudentController;
use Illuminate\Support\Facades\Route;

Route::controller(StudentController::class)->group(function (): void {
    Route::get('/', 'index');
    Route::post('/', 'store');
    Route::get('/{student}', 'show');
    Route::match(['PUT', 'PATCH'], '/{student}', 'update');
});

Route::prefix('{student}')->scopeBindings()->group(fn () => [
    Route::apiResource('enrolments', EnrolmentController::class)->parameters(['enrolments' => 'booking'])->only('index', 'store', 'destroy'),
    Route::put('level', [StudentController::class, 'place']),
]);
