<?php

use Illuminate\Support\Facades\Artisan;
use Illuminate\Support\Facades\Schedule;

Artisan::command('courses:archive', fn () => $this->info('archived'));
Schedule::command('courses:archive')->monthly();
