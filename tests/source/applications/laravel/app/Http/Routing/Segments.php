<?php

declare(strict_types=1);

namespace App\Http\Routing;

final class Segments
{
    public const COURSES = 'courses';

    public const COURSE = self::COURSES.'/{course}';

    private function __construct()
    {
    }
}
