<?php

return [
    App\Providers\AppServiceProvider::class,
    Lingua\Library\LibraryServiceProvider::class,
];
