<?php

use Illuminate\Support\Facades\Route;
use Lingua\Library\Http\LoanController;
use Lingua\Library\Http\ShelfController;

Route::name('library.')->group(static function () {
    Route::get('shelves', [ShelfController::class, 'index']);

    Route::prefix('loans')->controller(LoanController::class)->group(static function () {
        Route::post('', 'store');
        Route::post('{loan}/return', 'giveBack');
    });
});
