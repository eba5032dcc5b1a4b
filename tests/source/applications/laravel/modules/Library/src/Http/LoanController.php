<?php

namespace Lingua\Library\Http;

use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

class LoanController
{
    public function store(Request $request): JsonResponse
    {
        $data = $request->validate(['title' => 'required|string']);

        return response()->json($data, 201);
    }

    public function giveBack(string $loan): JsonResponse
    {
        return response()->json(['loan' => $loan]);
    }
}
