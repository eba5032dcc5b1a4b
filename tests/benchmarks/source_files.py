"""Time and memory of reading 2,000 source files: what they serve, and what they log.

    python tests/benchmarks/source_files.py [--files 2000] [--rounds 3]

A repository of ten services in seven languages is written, each file of 100 to 200 lines as a project would have it.
Each round measures each work in a process of its own: the wall time, the time of the processor, and the peak of the
memory. It prints the medians with the budgets and always exits 0.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from constitution_gate.constitution.record import Record

ROOMS = [str(Path(__file__).resolve().parents[2] / room) for room in ("constitution", "gates", "engine")]
FEATURE = "specs/001-shop"
SECONDS = 10
MEBIBYTES = 400
WORDS = ("order", "invoice", "member", "parcel", "price", "ticket", "store", "review", "label", "batch")

PROGRAM = """
import json, resource, sys, time
start = time.perf_counter()
from constitution_gate.engine.project import open_project
feature = open_project(sys.argv[2]).feature(sys.argv[3])
if sys.argv[1] == "read":
    from constitution_gate.gates.source import serving
    served = serving.read(feature)
    found = f"{len(served.routes):,} routes, {len(served.unresolved):,} unresolved"
elif sys.argv[1] == "walk":
    found = f"{len(feature.repository.paths):,} files"
else:
    from constitution_gate.gates import catalogue
    check = catalogue.load(sys.argv[1])
    result = check.check(feature, check.Parameters())
    found = f"{len(result.findings):,} findings, {'undecided' if result.undecided else 'decided'}"
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_SELF)
peak = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(json.dumps([wall, used.ru_utime + used.ru_stime, peak, found]))
"""


class Service(Record):
    """A service: the files of its routes, `block` repeated in each, and the file that mounts them, `line` for each."""

    path: str
    head: str
    block: str
    tail: str
    methods: tuple[str, ...]
    entry: str
    entry_head: str
    line: str
    entry_tail: str = ""


LOWER = ("get", "post", "put", "delete", "patch")
UPPER = ("Get", "Post", "Put", "Delete", "Patch")

FASTAPI = Service(
    path="services/loans/app/routers/@word@@n@.py",
    head="""
from fastapi import APIRouter

log = logging.getLogger(__name__)
router = APIRouter(prefix="/@word@@n@")
""",
    block="""
@router.@method@("/{item_id}/part@each@")
async def @method@_@each@(item_id: UUID, page: int = 1) -> dict[str, object]:
    found = [row for row in await rows(item_id) if row.page >= page and row.state in {"open", "held"}]
    if not found:
        log.warning("@word@ %s is not there, page %d of %d", item_id, page, PAGES)
        raise HTTPException(404, f"no @word@ {item_id}")
    total = sum(row.price * row.count for row in found)
    try:
        saved = await store({"id": str(item_id), "rows": [row.as_dict() for row in found], "total": total})
    except OSError as error:
        log.exception("could not save %s: %s", item_id, error)
        saved = None
    return {"id": item_id, "total": total, "saved": saved is not None, "next": page + 1}

def helper_@each@(value: int, other: str = "@word@") -> str:
    return f"{value:05d}-{other.strip()}" if value else other.upper()
""",
    tail="",
    methods=LOWER,
    entry="services/loans/app/main.py",
    entry_head="from fastapi import FastAPI\napp = FastAPI()\n",
    line="from app.routers.@word@@n@ import router as r@n@\napp.include_router(r@n@, prefix='/api/v1')\n",
)
FLASK = Service(
    path="services/legacy/blueprints/@word@@n@.py",
    head="""
from flask import Blueprint, abort, jsonify, request

bp = Blueprint("@word@@n@", __name__, url_prefix="/@word@@n@")
""",
    block="""
@bp.@method@("/<uuid:item_id>/part@each@")
def @method@_@each@(item_id):
    page = request.args.get("page", 1, type=int)
    found = [row for row in rows(item_id) if row.page >= page and row.state in {"open", "held"}]
    if not found:
        current_app.logger.warning("@word@ %s is not there, page %d", item_id, page)
        abort(404)
    total = sum(row.price * row.count for row in found)
    with session() as open_session:
        open_session.add_all(Change(row.id, total=total, by="@word@") for row in found)
        open_session.commit()
    return jsonify({"id": str(item_id), "total": total, "rows": [row.as_dict() for row in found[:50]]})

class Row@each@:
    def __init__(self, price, count, state="open"):
        self.price, self.count, self.state = price, count, state

    def as_dict(self):
        return {"price": self.price, "count": self.count, "state": self.state}
""",
    tail="",
    methods=LOWER,
    entry="services/legacy/app.py",
    entry_head="from flask import Flask\napp = Flask(__name__)\n",
    line="from blueprints.@word@@n@ import bp as b@n@\napp.register_blueprint(b@n@)\n",
)
NESTJS = Service(
    path="services/web/src/@word@/@word@@n@.controller.ts",
    head="""
import { Body, Controller, Delete, Get, Logger, Param, Patch, Post, Put } from '@nestjs/common';
import { Store } from '../store';

@Controller('@word@@n@')
export class @Word@@n@Controller {
  private readonly logger = new Logger(@Word@@n@Controller.name);

  constructor(private readonly store: Store) {}
""",
    block="""
  @@method@(':id/part@each@')
  async @method@@each@(@Param('id') id: string, @Body() body: Record<string, unknown>): Promise<Saved> {
    const rows = await this.store.find({ id, state: ['open', 'held'] });
    if (rows.length === 0) {
      this.logger.warn(`@word@ ${id} is not there`);
      throw new NotFoundException(`no @word@ ${id}`);
    }
    const total = rows.map((row) => row.price * row.count).reduce((one, two) => one + two, 0);
    const saved = Object.keys(body ?? {}).length > 0 ? await this.store.save({ id, total, ...body }) : undefined;
    return { id, total, rows: rows.slice(0, 50), saved: saved !== undefined };
  }

  private label@each@(value: number, other = '@word@'): string {
    return value > 0 ? `${value.toFixed(2)}-${other.trim()}` : other.toUpperCase();
  }
""",
    tail="}\n",
    methods=UPPER,
    entry="services/web/src/main.ts",
    entry_head="import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n",
    line="",
    entry_tail="const app = await NestFactory.create(AppModule);\nawait app.listen(3000);\n",
)
EXPRESS = Service(
    path="services/edge/src/routes/@word@@n@.ts",
    head="""
import { Router } from 'express';
import { store } from '../store';

export const router = Router();
""",
    block="""
router.@method@('/:id/part@each@', async (req, res, next) => {
  try {
    const rows = await store.find({ id: req.params.id, state: ['open', 'held'] });
    if (rows.length === 0) {
      console.warn(`@word@ ${req.params.id} is not there`);
      return res.status(404).json({ error: 'not there' });
    }
    const total = rows.map((row) => row.price * row.count).reduce((one, two) => one + two, 0);
    for (const row of rows) {
      await store.touch(row.id, { at: Date.now(), by: '@word@' });
    }
    res.json({ id: req.params.id, total, rows: rows.slice(0, 50) });
  } catch (error) {
    next(error);
  }
});

export interface Row@each@ { price: number; count: number; state: 'open' | 'held'; note?: string }
""",
    tail="",
    methods=LOWER,
    entry="services/edge/src/app.ts",
    entry_head="import express from 'express';\nexport const app = express();\n",
    line="import { router as r@n@ } from './routes/@word@@n@';\napp.use('/@word@@n@', r@n@);\n",
)
SPRING = Service(
    path="services/stock/src/main/java/com/example/@word@/@Word@@n@Controller.java",
    head="""
package com.example.@word@;

import java.util.List;
import org.slf4j.Logger;
import org.springframework.web.bind.annotation.*;

@RestController
@RequestMapping("/@word@@n@")
public class @Word@@n@Controller {
    private final Store store;
""",
    block="""
    @@method@Mapping("/{id}/part@each@")
    public Saved @method@@each@(@PathVariable String id, @RequestParam(defaultValue = "1") int page) {
        List<Row> rows = store.find(id).stream().filter(row -> row.page() >= page).toList();
        if (rows.isEmpty()) {
            log.warn("@word@ {} is not there, page {}", id, page);
            throw new IllegalStateException("no @word@ " + id);
        }
        long total = rows.stream().mapToLong(row -> row.price() * row.count()).sum();
        for (Row row : rows) {
            store.touch(row.id(), Instant.now(), "@word@");
        }
        return new Saved(id, total, rows.subList(0, Math.min(50, rows.size())));
    }

    private static String label@each@(int value, String other) {
        return value > 0 ? String.format("%05d-%s", value, other.strip()) : other;
    }
""",
    tail="}\n",
    methods=UPPER,
    entry="services/stock/src/main/java/com/example/Application.java",
    entry_head="package com.example;\n\nimport org.springframework.boot.SpringApplication;\n",
    line="",
)
ASPNETCORE = Service(
    path="services/bills/Controllers/@Word@@n@Controller.cs",
    head="""
using Microsoft.AspNetCore.Mvc;

namespace Bills.Controllers;

[ApiController]
[Route("@word@@n@")]
public class @Word@@n@Controller : ControllerBase
{
    private readonly IStore _store;
""",
    block="""
    [Http@method@("{id:guid}/part@each@")]
    public async Task<ActionResult<Saved>> @method@@each@(Guid id, [FromQuery] int page = 1)
    {
        var rows = (await _store.Find(id)).Where(row => row.Page >= page && row.State is "open" or "held").ToList();
        if (rows.Count == 0)
        {
            _logger.LogWarning("@word@ {Id} is not there, page {Page}", id, page);
            return NotFound();
        }
        var total = rows.Sum(row => row.Price * row.Count);
        foreach (var row in rows)
        {
            await _store.Touch(row.Id, DateTimeOffset.UtcNow, "@word@");
        }
        return new Saved(id, total, rows.Take(50).ToArray());
    }

    private static string Label@each@(int value, string other) => value > 0 ? $"{value:D5}-{other.Trim()}" : other;
""",
    tail="}\n",
    methods=UPPER,
    entry="services/bills/Program.cs",
    entry_head="var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\napp.MapControllers();\n",
    line="",
)
LARAVEL = Service(
    path="services/shop/app/Http/Controllers/@Word@@n@Controller.php",
    head="""<?php

namespace App\\Http\\Controllers;

use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Log;

class @Word@@n@Controller extends Controller
{
""",
    block="""
    public function @method@@each@(Request $request, string $id)
    {
        $rows = $this->store->find($id)->filter(fn ($row) => $row->page >= $request->integer('page'));
        if ($rows->isEmpty()) {
            Log::warning("@word@ $id is not there", ['page' => $request->integer('page')]);
            abort(404);
        }
        $total = $rows->sum(fn ($row) => $row->price * $row->count);
        foreach ($rows as $row) {
            $this->store->touch($row->id, now(), '@word@');
        }
        return ['id' => $id, 'total' => $total, 'rows' => $rows->take(50)->values()];
    }

    private function label@each@(int $value, string $other): string
    {
        return $value > 0 ? sprintf('%05d-%s', $value, trim($other)) : $other;
    }
""",
    tail="}\n",
    methods=LOWER,
    entry="services/shop/routes/api.php",
    entry_head="<?php\nuse Illuminate\\Support\\Facades\\Route;\n",
    line="Route::get('/@word@@n@/{id}', [\\App\\Http\\Controllers\\@Word@@n@Controller::class, 'get0']);\n",
)
RAILS = Service(
    path="services/desk/app/controllers/@word@@n@_controller.rb",
    head="class @Word@@n@Controller < ApplicationController\n  before_action :sign_in\n",
    block="""
  def part_@each@
    rows = store.find(params[:id]).select { |row| row.page >= params[:page].to_i && %w[open held].include?(row.state) }
    if rows.empty?
      Rails.logger.warn("@word@ #{params[:id]} is not there")
      return head :not_found
    end
    total = rows.sum { |row| row.price * row.count }
    rows.each do |row|
      store.touch(row.id, at: Time.current, by: "@word@")
    end
    render json: { id: params[:id], total: total, rows: rows.first(50).map(&:as_json) }
  end

  def label_@each@(value, other = "@word@")
    value.positive? ? format("%05d-%s", value, other.strip) : other.upcase
  end
""",
    tail="end\n",
    methods=LOWER,
    entry="services/desk/config/routes.rb",
    entry_head="Rails.application.routes.draw do\n",
    line="  resources :@word@@n@, only: %i[index show]\n",
    entry_tail="end\n",
)
GO_MAIN = (
    'package main\n\nimport (\n\t"PACKAGE"\n'
    + "".join(f'\t"example.com/services/gate/internal/{word}"\n' for word in WORDS)
    + ")\n\nfunc main() {\n"
)
CHI = Service(
    path="services/gate/internal/@word@/@word@@n@.go",
    head="""
package @word@

import (
	"log/slog"
	"net/http"

	"github.com/go-chi/chi/v5"
)

func Routes@n@(r chi.Router, s *Store) {
	r.Get("/@word@@n@/{id}", s.handle0)
	r.Post("/@word@@n@", s.handle1)
}
""",
    block="""
func (s *Store) handle@each@(w http.ResponseWriter, r *http.Request) {
	rows, err := s.find(r.Context(), r.PathValue("id"))
	if err != nil {
		slog.Warn("@word@ is not there", "error", err, "page", r.URL.Query().Get("page"))
		http.Error(w, "not there", http.StatusNotFound)
		return
	}
	total := 0
	for _, row := range rows {
		if row.State == "open" || row.State == "held" {
			total += row.Price * row.Count
		}
	}
	write(w, map[string]any{"id": r.PathValue("id"), "total": total, "rows": rows[:min(50, len(rows))]})
}
""",
    tail="",
    methods=LOWER,
    entry="services/gate/main.go",
    entry_head=GO_MAIN.replace("PACKAGE", "github.com/go-chi/chi/v5") + "\tr := chi.NewRouter()\n",
    line="\t@word@.Routes@n@(r, store)\n",
    entry_tail="}\n",
)
GIN = CHI.replace(
    path="services/feed/internal/@word@/@word@@n@.go",
    head=CHI.head.replace("go-chi/chi/v5", "gin-gonic/gin")
    .replace("chi.Router", "*gin.Engine")
    .replace("{id}", ":id")
    .replace("r.Get", "r.GET")
    .replace("r.Post", "r.POST"),
    entry="services/feed/main.go",
    entry_head=CHI.entry_head.replace("go-chi/chi/v5", "gin-gonic/gin")
    .replace("/gate/", "/feed/")
    .replace("chi.NewRouter", "gin.New"),
)
SERVICES = (FASTAPI, FLASK, NESTJS, EXPRESS, SPRING, ASPNETCORE, LARAVEL, RAILS, CHI, GIN)


def _filled(text: str, number: int, each: int = 0, method: str = "") -> str:
    word = WORDS[number % len(WORDS)]
    for name, value in (("word", word), ("Word", word.title()), ("n", number), ("each", each), ("method", method)):
        text = text.replace(f"@{name}@", str(value))
    return text


def _write(root: Path, files: int) -> int:
    """Write the repository; the number of lines of its source."""
    lines = 0
    texts: dict[str, str] = {}
    for service in SERVICES:
        numbers = range(files // len(SERVICES))
        for number in numbers:
            blocks = [_filled(service.block, number, at, service.methods[at % 5]) for at in range(6 + number % 4)]
            whole = [_filled(service.head, number), *blocks, service.tail]
            texts[_filled(service.path, number)] = "".join(whole).lstrip("\n")
        entry = "".join(_filled(service.line, number) for number in numbers)
        texts[service.entry] = service.entry_head + entry + service.entry_tail
    texts[f"{FEATURE}/spec.md"] = "# Feature Specification: Shop\n\n- **Member**: email, phone number\n"
    texts[f"{FEATURE}/plan.md"] = "# Implementation Plan: Shop\n\n## Summary\n\nA REST API for loans.\n"
    contract = ["openapi: 3.1.0", "info: {title: Shop, version: 1.0.0}", "servers: [{url: /api/v1}]", "paths:"]
    for number in range(files // len(SERVICES)):
        contract += [
            _filled("  /@word@@n@/{id}/part0:\n    get:\n      responses: {'200': {description: found}}", number)
        ]
    texts[f"{FEATURE}/contracts/shop.openapi.yaml"] = "\n".join(contract) + "\n"
    for path, text in texts.items():
        lines += text.count("\n")
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return lines


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    works = ("walk", "read", "contract-implementation", "pii-logging")
    measured: dict[str, list[tuple[float, float, float, str]]] = {work: [] for work in works}
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(ROOMS)}
    with tempfile.TemporaryDirectory() as directory:
        lines = _write(Path(directory), options.files)
        for _ in range(options.rounds):
            for work in works:
                argv = [sys.executable, "-c", PROGRAM, work, directory, FEATURE]
                done = subprocess.run(argv, env=environment, stdout=subprocess.PIPE, check=True)
                measured[work].append(json.loads(done.stdout))
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {options.rounds} rounds, medians")
    print(f"{options.files:,} files, {lines:,} lines; budget {SECONDS} s and {MEBIBYTES} MiB")
    print(f"{'work':25} {'wall s':>7} {'CPU s':>7} {'MiB':>6}  found")
    for work, rounds in measured.items():
        wall, processor, peak = (statistics.median(each[at] for each in rounds) for at in range(3))
        over = "  OVER BUDGET" if wall > SECONDS or peak > MEBIBYTES else ""
        print(f"{work:25} {wall:7.2f} {processor:7.2f} {peak:6.0f}  {rounds[0][3]}{over}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
