"""The routes of Rails, in the forms in which projects write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source.frameworks import rails
from constitution_gate.gates.source.languages import SourceFile


def drawn(body: str, rest: str = "") -> str:
    return f"== config/routes.rb\nRails.application.routes.draw do\n{body}\nend\n{rest}"


API_ONLY = (
    "== config/application.rb\nmodule Shop\n  class Application < Rails::Application\n    config.api_only = true\n"
)
ALL = {
    "GET /photos",
    "POST /photos",
    "GET /photos/new",
    "GET /photos/{}",
    "GET /photos/{}/edit",
    "PATCH /photos/{}",
    "PUT /photos/{}",
    "DELETE /photos/{}",
}

FORMS = {
    "verbs": (
        drawn(
            'get "/a/:id", to: "a#show"\npost "b" => "a#b"\nput :c\npatch("d", to: "a#d")\n'
            'delete "e", to: "a#e", as: :e'
        ),
        {"GET /a/{}", "POST /b", "PUT /c", "PATCH /d", "DELETE /e"},
    ),
    "a root": (drawn('root "pages#home"'), {"GET /"}),
    "a match": (
        drawn('match "m", to: "a#m", via: [:get, :post]\nmatch "n", to: "a#n", via: :all'),
        {"GET /m", "POST /m", "* /n"},
    ),
    "a format and an optional part": (
        drawn('get "a(.:format)", to: "a#a"\nget "b(/:id)", to: "a#b"'),
        {"GET /a", "GET /b", "GET /b/{}"},
    ),
    "resources": (drawn("resources :photos"), ALL),
    "resources of an API": (drawn("resources :photos", API_ONLY), ALL - {"GET /photos/new", "GET /photos/{}/edit"}),
    "some actions": (
        drawn(
            "resources :photos, only: %i[index show]\nresources :films, only: :create\n"
            "resources :songs, except: [:new, :edit, :update, :destroy, :show]"
        ),
        {"GET /photos", "GET /photos/{}", "POST /films", "GET /songs", "POST /songs"},
    ),
    "a singular resource": (
        drawn("resource :profile, only: [:show, :update] do\n  get :avatar\nend"),
        {"GET /profile", "PATCH /profile", "PUT /profile", "GET /profile/avatar"},
    ),
    "nested resources": (
        drawn("resources :photos, only: [] do\n  resources :comments, only: [:index, :show]\nend"),
        {"GET /photos/{}/comments", "GET /photos/{}/comments/{}"},
    ),
    "shallow resources": (
        drawn(
            "scope :api do\n resources :photos, only: [], shallow: true do\n"
            "  resources :comments, only: [:index, :show]\n"
            " end\nend"
        ),
        {"GET /api/photos/{}/comments", "GET /api/comments/{}"},
    ),
    "members and collections": (
        drawn(
            "resources :photos, only: [] do\n  member do\n    post :publish\n  end\n  get :preview, on: :member\n"
            "  collection { get 'search' }\n  get :recent, on: :collection\n  get :raw\nend"
        ),
        {
            "POST /photos/{}/publish",
            "GET /photos/{}/preview",
            "GET /photos/search",
            "GET /photos/recent",
            "GET /photos/{}/raw",
        },
    ),
    "another path": (
        drawn("resources :photos, path: 'pics', only: [:index, :new], path_names: { new: 'make' }"),
        {"GET /pics", "GET /pics/make"},
    ),
    "namespaces and scopes": (
        drawn(
            "namespace :api, defaults: { format: :json } do\n  scope '/v1', module: 'v1' do\n    get 'a'\n  end\n"
            "  scope module: :x do\n    get 'b'\n  end\n  namespace :admin, path: 'root' do\n    get 'c'\n  end\nend\n"
            "scope '(:locale)' do\n  get 'd'\nend"
        ),
        {"GET /api/v1/a", "GET /api/b", "GET /api/root/c", "GET /d", "GET /{}/d"},
    ),
    "blocks that move nothing": (
        drawn(
            "constraints(->(r) { r.local? }) do\n  get 'a'\nend\nauthenticate :user do\n  get 'b'\nend\n"
            "if Rails.env.development?\n  get 'c'\nend\nget('d') unless Rails.env.test?"
        ),
        {"GET /a", "GET /b", "GET /c", "GET /d"},
    ),
    "concerns": (
        drawn(
            "concern :commentable do\n  resources :comments, only: :index\nend\n"
            "resources :photos, only: [], concerns: :commentable\nresources :films, only: [] do\n"
            "  concerns :commentable\n"
            "end"
        ),
        {"GET /photos/{}/comments", "GET /films/{}/comments"},
    ),
    "a file that is drawn": (
        drawn("scope :admin do\n  draw :admin\nend", "== config/routes/admin.rb\nget 'a', to: 'a#a'\n"),
        {"GET /admin/a"},
    ),
    "an engine of the repository": (
        drawn(
            "mount Shop::Engine, at: '/shop'",
            "== engines/shop/config/routes.rb\nShop::Engine.routes.draw do\n  resources :orders, only: :index\nend\n",
        ),
        {"GET /shop/orders"},
    ),
    "a method of the file": (
        drawn("scope('v1') { common }\nscope('v2') { common }", "def common\n  get 'a', to: 'a#a'\nend\n"),
        {"GET /v1/a", "GET /v2/a"},
    ),
    "constants": (
        drawn(
            "scope BASE + '/x' do\n  get \"#{ITEM}/y\", to: 'a#a'\nend",
            "BASE = '/api'.freeze\n== lib/paths.rb\nmodule Paths\n  ITEM = 'items/:id'\nend\n",
        ),
        {"GET /api/x/items/{}/y"},
    ),
    "options of several": (
        drawn(
            "with_options only: :index do\n  resources :a do\n    resources :b\n  end\nend\n"
            "with_options(only: :show) do |all|\n  all.resources :c\n  all.resources :d, only: :index\nend"
        ),
        {"GET /a", "GET /a/{}/b", "GET /c/{}", "GET /d"},
    ),
    "options in hashes": (
        drawn(
            "own = { only: :index }\nresources :a, own\nresources :b, **own\nresources :c, { only: :show }\n"
            "resources :d, READ.merge(path: 'e')",
            "READ = { only: :show }.freeze\n",
        ),
        {"GET /a", "GET /b", "GET /c/{}", "GET /e/{}"},
    ),
    "actions in arrays": (
        drawn(
            "own = %i[index show]\nresources :a, only: own - [:show]\nresources :b, only: [*READ, :create]\n"
            "resources :c, only: READ + %i[destroy]",
            "READ = %i[show].freeze\n",
        ),
        {"GET /a", "GET /b/{}", "POST /b", "GET /c/{}", "DELETE /c/{}"},
    ),
    "a concern with options": (
        drawn(
            "concern :noted do |options|\n  resources :notes, options.merge(only: :index)\nend\n"
            "concern :tagged do |options|\n  resources :tags, **options\nend\n"
            "resources :a, only: [] do\n  concerns :noted, path: 'n'\n  concerns :tagged, only: :show\nend"
        ),
        {"GET /a/{}/n", "GET /a/{}/tags/{}"},
    ),
    "loops over literals": (
        drawn(
            '%i[a b].each do |name|\n  resources name, only: :index\nend\nNAMES.each { |name| get "c/#{name}" }',
            "NAMES = %w[d e].freeze\n",
        ),
        {"GET /a", "GET /b", "GET /c/d", "GET /c/e"},
    ),
    "a method with parameters": (
        drawn(
            "list :a\nboth :b", "def list(name)\n  resources name, only: :index\nend\ndef both(name)\n  list name\nend"
        ),
        {"GET /a", "GET /b"},
    ),
    "routes that are appended": (
        drawn("get 'a'", "== config/initializers/more.rb\nRails.application.routes.append do\n  get 'b'\nend\n"),
        {"GET /a", "GET /b"},
    ),
    "an engine within its module": (
        drawn(
            "mount Shop::Engine => '/shop'",
            "== engines/shop/config/routes.rb\nmodule Shop\n  Engine.routes.draw do\n    get 'a'\n  end\nend\n",
        ),
        {"GET /shop/a"},
    ),
    "no path, and the form of a new one": (
        drawn(
            "namespace :x, path: nil do\n  get 'a'\nend\nscope path: nil do\n  get 'b'\nend\n"
            "resources :c, only: [] do\n  get :preview, on: :new\nend\ndefault_url_options host: 'example.org'"
        ),
        {"GET /a", "GET /b", "GET /c/new/preview"},
    ),
    "pages of operators, health, and what serves everything": (
        drawn(
            "mount Sidekiq::Web => '/sidekiq'\nget 'up' => 'rails/health#show', as: :up\nget '*path', to: 'app#index'"
        ),
        set(),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_drawn_is_served(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("Rails", text) == (expected, set())


UNRESOLVED = {
    "a path that is computed": (drawn("get ENV['X'], to: 'a#a'"), {"GET /**"}),
    "a loop": (drawn("names.each do |x|\n  get \"p/#{x}\", to: 'a#a'\nend"), {"GET /p/**"}),
    "a loop over what grows": (
        drawn("NAMES.each do |x|\n  get x, to: 'a#a'\nend", "NAMES = %w[a b]\nNAMES << 'c'\n"),
        {"GET /**"},
    ),
    "a loop over a hash": (drawn("{ a: 1 }.each do |x, y|\n  get x, to: 'a#a'\nend"), {"GET /**"}),
    "a block that is passed on": (
        "== config/routes.rb\nRails.application.routes.draw(&Routes::ALL)\n",
        {"* **"},
    ),
    "options from elsewhere": (drawn("resources :a, **given\nresources :b, given"), {"* /**"}),
    "a hash that leads to itself": (drawn("resources :a, A", "A = B.merge(B)\nB = A.merge(A)\n"), {"* /**"}),
    "a mapper that is extended": (drawn("extend Routes"), {"* /**"}),
    "a block of something else": (drawn("scope :x do\n  Tenants.routes do\n    get 'a'\n  end\nend"), {"* /x/**"}),
    "a method that is looked up": (drawn("public_send(verb, 'a', to: 'a#a')"), {"* /**"}),
    "files that are evaluated": (drawn("Dir['r/*.rb'].each { |f| instance_eval(File.read(f)) }"), {"* /**"}),
    "blocks in variables": (drawn("common = proc { get 'a', to: 'a#a' }\nnamespace :x, &common"), {"* /**"}),
    "another path for what is shallow": (
        drawn("scope shallow_path: 's' do\n  resources :a, only: []\nend"),
        {"* /**"},
    ),
    "actions that are computed": (drawn("resources :photos, only: actions_of(:photos)"), {"* /photos/**"}),
    "methods that are computed": (drawn("match 'a', to: 'a#a', via: verbs"), {"* /a"}),
    "another application": (drawn("scope :x do\n  mount Api::Base => '/api'\nend"), {"* /x/api/**"}),
    "a library": (drawn("devise_for :users"), {"* /**"}),
    "a library that takes the mapper": (drawn("ActiveAdmin.routes(self)"), {"* /**"}),
    "a concern that is not there": (drawn("resources :photos, only: [], concerns: :x"), {"* /photos/{}/**"}),
    "a file that is not there": (drawn("draw :admin"), {"* /**"}),
    "an engine that is not mounted": (
        "== config/routes.rb\nShop::Engine.routes.draw do\n  get 'a'\nend\n",
        {"GET /**/a"},
    ),
}


@pytest.mark.parametrize("form", UNRESOLVED)
def test_what_the_source_does_not_say_is_unresolved(form: str, routes) -> None:
    text, expected = UNRESOLVED[form]
    assert routes("Rails", text) == (set(), expected)


def test_what_applies_itself_ends(routes) -> None:
    concern = drawn("concern :x do\n  concerns :x\n  concerns :x\nend\nconcerns :x")
    method = drawn("x", "def x\n  x\n  x\nend\n")
    for text in (concern, method):
        found, unresolved = routes("Rails", text)
        assert found == set()
        assert unresolved


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_makes_it_raise(data: st.DataObject) -> None:
    text = FORMS[data.draw(st.sampled_from(sorted(FORMS)))][0].encode()
    at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
    changed = text[:at] + data.draw(st.binary(max_size=12)) + text[at + length :]
    rails.read([SourceFile(Artifact("config/routes.rb", changed.split(b"\n", 1)[-1]))])
