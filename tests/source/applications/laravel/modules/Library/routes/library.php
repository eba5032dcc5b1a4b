<?php

use Illuminate\Support\Facades\Route;
use Lingua\Library\Http\ShelfController;
use Lingua\Library\LibraryServiceProvider;

Route::group(['prefix' => LibraryServiceProvider::PREFIX, 'middleware' => ['web']], function () {
    Route::get('shelves/{shelf}', [ShelfController::class, 'page']);
});
