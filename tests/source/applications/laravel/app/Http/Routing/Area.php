<?php

namespace App\Http\Routing;

enum Area: string
{
    case Students = 'students';
    case Teachers = 'teachers';

    public const VERSION = 'v1';
}
