<?php

use App\Http\Controllers\CommentController;
use App\Http\Controllers\RecipeController;
use Illuminate\Support\Facades\Route;

Route::apiResource('recipes', RecipeController::class)->only(['index', 'store', 'show']);

Route::middleware('auth:sanctum')->group(function () {
    Route::apiResource('recipes.comments', CommentController::class)->shallow()->only(['index', 'destroy']);
});
