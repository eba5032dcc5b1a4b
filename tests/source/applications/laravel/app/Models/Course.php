<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Course extends Model
{
    protected $fillable = ['slug', 'title', 'published_at'];

    public function getRouteKeyName(): string
    {
        return 'slug';
    }
}
