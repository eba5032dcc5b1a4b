<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Request;

class IdentifyPartner
{
    public function handle(Request $request, Closure $next)
    {
        abort_unless($request->hasHeader('X-Partner'), 401);

        return $next($request);
    }
}
