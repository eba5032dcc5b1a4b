<?php

namespace Tests\Feature;

use Illuminate\Support\Facades\Route;
use Tests\TestCase;

class CoursesTest extends TestCase
{
    public function test_a_guest_is_refused(): void
    {
        Route::get('probe', fn () => 'ok');

        $this->getJson('/api/v1/courses')->assertUnauthorized();
    }
}
