<?php

use App\Http\Controllers\Partner\SeatController;
use Illuminate\Support\Facades\Route as Router;

$seats = 'courses/{course}/seats';

Router::get($seats, [SeatController::class, 'index']);
Router::post("$seats/reserve", [SeatController::class, 'reserve']);
Router::delete("{$seats}/{seat}", [SeatController::class, 'release'])->whereNumber('seat');
