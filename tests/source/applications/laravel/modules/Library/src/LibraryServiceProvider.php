<?php

namespace Lingua\Library;

use Illuminate\Support\Facades\Route;
use Illuminate\Support\ServiceProvider;

class LibraryServiceProvider extends ServiceProvider
{
    public const PREFIX = 'library';

    public function boot(): void
    {
        $this->loadMigrationsFrom(__DIR__.'/../database/migrations');
        $this->loadRoutesFrom(__DIR__.'/../routes/library.php');

        Route::middleware(['api', 'auth:sanctum'])
            ->prefix('api/'.self::PREFIX)
            ->group(__DIR__.'/../routes/api.php');
    }
}
