<?php

class MemberController
{
    public function store(Request $request)
    {
        Log::info('storing', ['email' => $request->input('email')]);
        error_log("password {$request->password}");
    }
}
