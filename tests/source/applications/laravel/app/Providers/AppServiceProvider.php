<?php

namespace App\Providers;

use App\Models\Course;
use Illuminate\Cache\RateLimiting\Limit;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\RateLimiter;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        Route::pattern('lesson', '[0-9]+');
        Route::bind('course', fn (string $value) => Course::where('slug', $value)->firstOrFail());

        RateLimiter::for('partner', fn (Request $request) => Limit::perMinute(120)->by($request->ip()));
    }
}
