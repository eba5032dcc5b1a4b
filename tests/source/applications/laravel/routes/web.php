<?php

use App\Http\Controllers\Web\CatalogueController;
use App\Http\Controllers\Web\PaymentController;
use App\Http\Controllers\Web\StudentPortalController;
use Illuminate\Support\Facades\Route;

Route::redirect('/', '/en/courses');
Route::view('/imprint', 'pages.imprint')->name('imprint');

foreach (['en', 'fr'] as $locale) {
    Route::prefix($locale)->name("$locale.")->group(function () {
        Route::get('courses', [CatalogueController::class, 'index'])->name('courses');
        Route::get('courses/{course:slug}', [CatalogueController::class, 'show'])->name('course');
    });
}

Route::middleware('auth')->group(function () {
    Route::resource('bookings', StudentPortalController::class)->only(['index', 'create', 'store']);
    Route::singleton('account', StudentPortalController::class);
});

Route::match(['get', 'post'], 'payments/return', [PaymentController::class, 'complete']);
Route::any('payments/notify', [PaymentController::class, 'notify']);

Route::fallback(fn () => response()->view('errors.404', [], 404));
