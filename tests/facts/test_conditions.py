"""The conditions in a plan template's checklist that name these facts."""

from __future__ import annotations

import pytest

from constitution_gate.gates.derivation import derive_item

CALLS, CACHES, PERSONAL = ("calls-external",), ("caches",), ("handles-pii",)


@pytest.mark.parametrize(
    ("item", "when"),
    [
        ("Sequence diagram (if the feature calls external services)", CALLS),
        ("Sequence diagram (if third-party APIs are used)", CALLS),
        ("Sequence diagram if the feature integrates with external systems", CALLS),
        ("Sequence diagram (when external calls are involved)", CALLS),
        ("Data model definition (if caching is used)", CACHES),
        ("Data model definition (if the feature uses a cache)", CACHES),
        ("Data model definition (if personal data is processed)", PERSONAL),
        ("Data model definition (if the feature handles PII)", PERSONAL),
        ("API contract exists (if personal information is stored)", PERSONAL),
        ("Sequenzdiagramm (falls externe Dienste aufgerufen werden)", CALLS),
        ("Datenmodell (falls personenbezogene Daten verarbeitet werden)", PERSONAL),
        ("Diagrama de secuencia (si usa servicios externos)", CALLS),
        ("Modelo de datos (si se tratan datos personales)", PERSONAL),
        ("Diagramme de séquence (si un service tiers est utilisé)", CALLS),
        ("Modèle de données (si des données personnelles sont traitées)", PERSONAL),
        ("Modelo de dados (se houver dados pessoais)", PERSONAL),
        ("時序圖（若串接第三方服務）", CALLS),
        ("資料模型定義（若涉及個資）", PERSONAL),
        ("资料模型定义（如有缓存）".replace("资料", "数据"), CACHES),
        ("シーケンス図（外部サービスを呼び出す場合）", CALLS),
        ("Data model definition (if the feature keeps data)", ("persistent-data",)),
        ("API contract exists (if the feature exposes an API)", ("exposes-http-api",)),
    ],
)
def test_a_condition_names_a_fact(item: str, when: tuple[str, ...]) -> None:
    assert [demand.when for demand in derive_item(item)] == [when]
