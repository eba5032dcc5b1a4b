"""Japanese."""

from __future__ import annotations

REQUIREMENTS = "要件; 要求; 成功基準; 成功指標; 受け入れ基準; 受入基準; 測定可能; 達成基準"
RETELLING = (
    "明確化; 確認事項; 履歴; 変更; トレーサビリティ; カバレッジ; レビュー; チェックリスト; 依存; 前提; 仮定; 備考; "
    "未解決; エンティティ; ユーザーシナリオ; エッジケース; 用語; 概要"
)
SET_ASIDE = "削除済; 廃止; 非推奨; 取り下げ; 延期; 先送り; 対象外; 範囲外; スコープ外; 見送り"
SHARED = (
    "セットアップ; 準備; 基盤; 基礎; 初期化; 仕上げ; ポリッシュ; 横断; ドキュメント; 文書; デプロイ; リリース; "
    "テスト; 検証; 品質; セキュリティ; パフォーマンス; 性能; 監視; リファクタ; クリーンアップ; 移行; 統合; 環境; "
    "共通"
)
AFTER_RELEASE = (
    "満足度; 採用率; 継続率; 定着率; 問い合わせ; リリース後; 公開後; %のユーザー; %以上のユーザー; 割のユーザー; "
    "開発者が; 開発者は; 支援なし; 参照なし; 直感的; 稼働率; 毎月; 月間; 分以内に起動; 分以内に到達; 理解できる; "
    "だけで環境構築"
)
VERIFICATION = (
    "負荷テスト; 性能テスト; パフォーマンステスト; ベンチマーク; 脆弱性; セキュリティ監査; ペネトレーション; "
    "回帰テスト; カバレッジ; 計測; 監査; アクセシビリティ"
)
COMMON = """
システム ユーザ ユーザー サービス アプリ アプリケーション 機能 提供 必要 場合 以下 以上 以内 適切 対応 使用 利用 可能
実行 処理 作成 追加 更新 設定 管理 確認 実装 コンポーネント ファイル データ テスト モデル クラス すべて 全体 各種
ただし なければ
"""
KEEPS = "後方互換; 変更しない; 維持され; 既存の動作"
SUFFIXES = ""
TERMS = """
ログイン=login+auth ログアウト=logout+auth 認証=auth 認可=auth+role 登録=register パスワード=password
アカウント=account ロール=role 権限=permission+role セッション=session トークン=token エクスポート=export
出力=export+output インポート=import アップロード=upload ダウンロード=download 検索=search フィルタ=filter
フィルター=filter 絞り込み=filter ソート=sort 並び替え=sort ページネーション=pagination+page 一覧=list リスト=list
詳細=detail 画面=screen+page+ui ページ=page ナビゲーション=navigation ルーティング=route+router 削除=delete+remove
編集=edit+update 取得=get+fetch キャンセル=cancel 送信=send+submit 受信=receive 承認=approve+approval 却下=reject
下書き=draft 公開=publish 通知=notification メッセージ=message コメント=comment 添付=attachment ファイル=file
文書=document ドキュメント=document+readme+docs テンプレート=template バージョン=version ステータス=status
状態=status+state 健全性=health+status ヘルスチェック=health 優先度=priority カテゴリ=category タグ=tag タイトル=title
日付=date 時間=time+timing 時刻=time 期限=deadline タイムアウト=timeout 再試行=retry リトライ=retry エラー=error
失敗=fail+failure+error 例外=exception+error バリデーション=validation+validate 検証=validate+validation+verify
読み込み=loading+load ローディング=loading 重複=duplicate 同時=concurrency+concurrent 並行=concurrency+concurrent
過負荷=rate+overload+concurrency 制限=limit 上限=limit+max 最大=max+limit 排他=lock トランザクション=transaction
ログ=log+logging 監査=audit キャッシュ=cache キュー=queue データベース=database+db マイグレーション=migration
永続化=persist+storage+repository 保存=save+store+storage+persist エンドポイント=endpoint リクエスト=request
レスポンス=response 応答=response+reply ヘッダー=header メタデータ=metadata 設定値=config+settings
環境変数=env+environment 暗号化=encrypt+crypto セキュリティ=security レポート=report グラフ=chart+graph 統計=stats
集計=aggregate+summary ダッシュボード=dashboard 金額=amount 注文=order 商品=product カート=cart 決済=payment
支払=payment 返金=refund 在庫=inventory+stock 価格=price クーポン=coupon 顧客=customer 管理者=admin 社員=employee
部署=department チーム=team メンバー=member 招待=invitation+invite カレンダー=calendar 予約=reservation+booking
スケジュール=schedule イベント=event タスク=task プロジェクト=project 画像=image 動画=video
音声=audio+voice+speech+tts 音声認識=stt+transcribe+speech 音声合成=tts+synthesi+speech
文字起こし=transcribe+transcription+stt 変換=convert+transform テキスト=text 生成=generate+create
会話=conversation+dialogue 対話=dialogue+conversation 質問=question 録音=recording+record 再生=playback+play 停止=stop
マイク=microphone+mic 波形=waveform フロントエンド=frontend バックエンド=backend サーバー=server クライアント=client
レスポンシブ=responsive テーマ=theme 言語=language+i18n モデル=model プロンプト=prompt 文脈=context
コンテキスト=context 履歴=history 接続=connection+connect 切断=disconnect 再接続=reconnect
ストリーミング=stream+streaming リアルタイム=realtime+websocket 双方向=websocket+bidirectional 起動=start+startup
コマンド=command スクリプト=script 依存関係=dependencies ホットリロード=reload+watch 静的解析=lint+ruff+mypy 型=type
フォーマット=format 形式=format 構造=structure ディレクトリ=directory プレビュー=preview お気に入り=favorite
有効=enable 無効=disable+invalid 復元=restore バックアップ=backup 原因=cause+reason 範囲=range
オーケストレーター=orchestrator 識別子=id+identifier 一意=unique+uuid システムプロンプト=system+prompt
デフォルト=default 既定=default
"""
