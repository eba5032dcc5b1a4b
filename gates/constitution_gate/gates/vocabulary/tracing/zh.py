"""Chinese, in simplified and traditional characters."""

from __future__ import annotations

REQUIREMENTS = "需求; 要求; 成功标准; 成功標準; 成功准则; 成功準則; 成功指标; 成功指標; 验收标准; 驗收標準; 可衡量"
RETELLING = (
    "澄清; 历史; 歷史; 变更记录; 變更紀錄; 追溯; 追踪矩阵; 覆盖; 覆蓋; 评审; 審查; 检查清单; 檢查清單; 依赖; 依賴; "
    "相依; 假设; 假設; 备注; 備註; 待决; 待決; 关键实体; 關鍵實體; 核心实体; 边界; 邊界; 用户场景; 使用者情境; 术语; "
    "摘要"
)
SET_ASIDE = (
    "已移除; 已删除; 已刪除; 已废弃; 已廢棄; 已弃用; 已棄用; 废止; 廢止; 已取消; 已取代; 延后; 延後; 推迟; 延期; "
    "暂缓; 暫緩; 不在范围; 不在範圍; 范围外; 範圍外; 超出范围; 超出範圍; 非目标; 非目標"
)
SHARED = (
    "初始化; 设置; 設定; 准备; 準備; 基础; 基礎; 骨架; 收尾; 润色; 完善; 横切; 橫切; 跨切面; 文档; 文件; 部署; 发布; "
    "發布; 测试; 測試; 验证; 驗證; 验收; 驗收; 质量; 品質; 安全; 性能; 效能; 监控; 監控; 可观测; 可觀測; 清理; 重构; "
    "重構; 迁移; 遷移; 集成; 整合; 环境; 環境; 工具; 共用; 共享; 收斂; 收敛"
)
AFTER_RELEASE = (
    "满意度; 滿意度; 采用率; 採用率; 留存; 转化率; 轉換率; 客服; 人工查询; 人工查詢; 上线后; 上線後; 的使用者; "
    "的用户; 的新使用者; 的新用户; 新使用者; 新用户; 首次使用; 不需要外部协助; 不需要外部協助; 无需帮助; 無需協助; "
    "可用率; 每月; 每季; 相较于现行; 相較於現行; 分钟内完成; 分鐘內完成; 分钟内可; 分鐘內可; 用户能在; 使用者能在; "
    "使用者可在; 用户可在; 一般使用者; 直观; 直覺; 人工介入; 评分; 評分; 开发者能; 開發者能"
)
VERIFICATION = (
    "压力测试; 壓力測試; 负载测试; 負載測試; 性能测试; 效能測試; 基准测试; 基準測試; 安全测试; 安全測試; 安全审计; "
    "安全審計; 渗透测试; 滲透測試; 并发测试; 併發測試; 回归测试; 回歸測試; 测试覆盖率; 測試覆蓋率; 在测试中; "
    "在測試中; 抽样; 抽樣; 稽核验证; 稽核驗證; 无障碍; 無障礙"
)
COMMON = """
系统 系統 必须 必須 应该 應該 可以 能够 能夠 不得 不可 使用 用者 用户 使用者 支持 支援 提供 允许 允許 进行 進行 以及
或者 所有 任何 每个 每個 以下 包含 包括 至少 最多 对于 對於 需要 具备 具備 可能 已经 已經 相关 相關 如果 時系 时系
并且 並且 不能 其他 確保 确保 保证 保證 本次 功能 操作 資料 数据 實作 实现 建立 创建 新增 路径 路徑 组件 元件 服务
服務 测试 測試
"""
KEEPS = "向后兼容; 向後相容; 向下兼容; 保持不变; 保持不變; 不得影响现有; 不得影響現有"
SUFFIXES = ""
TERMS = """
登入=login+auth 登录=login+auth 登出=logout+auth 注册=register+signup 註冊=register+signup 密码=password 密碼=password
帐号=account 帳號=account 账号=account 账户=account 角色=role 权限=permission+role 權限=permission+role 授权=auth+role
授權=auth+role 认证=auth 驗證碼=captcha 会话=session 會話=session 凭证=token+auth 憑證=token+auth 令牌=token
导出=export 匯出=export 导入=import 匯入=import 上传=upload 上傳=upload 下载=download 下載=download 搜索=search
搜尋=search 查询=query+search 查詢=query+search 筛选=filter 篩選=filter 排序=sort 分页=pagination+page
分頁=pagination+page 列表=list 清单=list 清單=list 详情=detail 詳情=detail 页面=page 頁面=page 首页=home 首頁=home
导航=navigation 導覽=navigation 路由=route+router 删除=delete+remove 刪除=delete+remove 编辑=edit+update
編輯=edit+update 修改=edit+update 更新=update+edit 取消=cancel 撤回=withdraw+cancel 提交=submit 送出=submit
送审=submit 送審=submit 审核=review+approval 審核=review+approval 审批=approval 核准=approve+approval
批准=approve+approval 签核=approval+review 簽核=approval+review 驳回=reject 駁回=reject 退回=reject 归档=archive
歸檔=archive 封存=archive 草稿=draft 发布=publish 發布=publish 发送=send 發送=send 通知=notification 消息=message
訊息=message 留言=comment+message 评论=comment 評論=comment 备注=note 備註=note 附件=attachment 文件=document+file
文档=document 模板=template 版本=version 流程=flow+workflow 步骤=step 步驟=step 状态=status+state 狀態=status+state
状态机=state+machine 狀態機=state+machine 转换=transition 轉換=transition 优先级=priority 優先=priority 类别=category
類別=category 分类=category 分類=category 标签=tag 標籤=tag 标题=title 標題=title 日期=date 时间=time 時間=time
时区=timezone 時區=timezone 期限=deadline 截止=deadline 逾期=overdue 超时=timeout 逾时=timeout 逾時=timeout 重试=retry
重試=retry 错误=error 錯誤=error 失败=fail+failure+error 失敗=fail+failure+error 提示=message+hint+toast
校验=validation+validate 驗證=validation+validate+verify 验证=validation+validate 加载=loading 載入=loading
空状态=empty 空狀態=empty 重复=duplicate+idempotent 重複=duplicate+idempotent 幂等=idempotent 冪等=idempotent
并发=concurrency+concurrent 併發=concurrency+concurrent 一致性=consistency+consistent 事务=transaction
交易=transaction 锁=lock 冲突=conflict 衝突=conflict 日志=log+logging 日誌=log+logging 审计=audit 稽核=audit
轨迹=trace 軌跡=trace 追溯=trace+audit 监控=monitoring 監控=monitoring 缓存=cache 快取=cache 队列=queue 佇列=queue
数据库=database+db 資料庫=database+db 迁移=migration 遷移=migration 接口=api+endpoint 端点=endpoint 端點=endpoint
请求=request 請求=request 响应=response 回應=response 配置=config 環境變數=env 环境变量=env 密钥=key+secret
金鑰=key+secret 加密=encrypt+crypto 哈希=hash 雜湊=hash 明文=plaintext+hash 安全=security 限流=rate+throttle
报表=report 報表=report 图表=chart 圖表=chart 圆饼图=pie+chart 圓餅圖=pie+chart 统计=stats+summary+statistics
統計=stats+summary+statistics 总计=total+summary 總計=total+summary 仪表板=dashboard 儀表板=dashboard 看板=dashboard
金额=amount 金額=amount 收入=income 支出=expense 帐务=transaction+record 帳務=transaction+record 订单=order 訂單=order
商品=product 产品=product 購物車=cart 购物车=cart 付款=payment 支付=payment 退款=refund 库存=inventory+stock
庫存=inventory+stock 价格=price 價格=price 优惠券=coupon 優惠券=coupon 客户=customer 客戶=customer 客服=agent+support
管理员=admin 管理員=admin 后台=admin+backend 後台=admin+backend 员工=employee 員工=employee 主管=manager
部门=department 部門=department 团队=team 團隊=team 成员=member 成員=member 邀请=invitation+invite
邀請=invitation+invite 请假=leave 請假=leave 假别=leave+type 假別=leave+type 额度=balance+quota 額度=balance+quota
配额=quota 配額=quota 日历=calendar 行事曆=calendar 排程=schedule 活动=activity+event 活動=activity+event
报名=registration+register 報名=registration+register 名额=capacity 名額=capacity 工单=ticket 工單=ticket
指派=assign+assignee 接手=take+assign 待办=task+todo+review 待辦=task+todo+review 任务=task 任務=task 项目=project
專案=project 图片=image 圖片=image 视频=video 影片=video 语音=voice+audio+speech 語音=voice+audio+speech 前端=frontend
后端=backend 後端=backend 伺服端=server+backend 服务端=server+backend 响应式=responsive 響應式=responsive 主题=theme
主題=theme 语言=language+i18n 語言=language+i18n 模型=model 提示词=prompt 提示詞=prompt 推荐=recommend 推薦=recommend
记忆=memory 記憶=memory 召回=recall 上下文=context 工具=tool 编排=orchestrat 确认=confirm 確認=confirm 预览=preview
預覽=preview 收藏=favorite 点赞=like 互斥=exclusive+single+unique 唯一=unique 可见性=visibility 可見性=visibility
停用=disable+deactivate 启用=enable+activate 啟用=enable+activate 恢复=restore+recover 恢復=restore+recover
回滚=rollback 回滾=rollback 备份=backup 備份=backup 健康=health 边界=boundary 規則=rule 规则=rule 原因=reason
理由=reason 紀錄=record+log+history 记录=record+log+history 历史=history 歷史=history 会员=member 會員=member
区间=range 區間=range 重叠=overlap 重疊=overlap 天数=days 天數=days 容量=capacity 导向=redirect 導向=redirect
存取=access 访问=access 存取控制=access+rbac+guard 整天=day 半天=half+day 單位=unit 单位=unit 分级=category+level
分級=category+level 降级=degrade+fallback 降級=degrade+fallback 策略=policy+strategy 有效=valid 無效=invalid
无效=invalid 过期=expired+expire 過期=expired+expire 明碼=plaintext+hash 明码=plaintext+hash 儲存=store+save+storage
存储=store+storage 保存=store+save+persist 自動=auto 自动=auto 計算=calculate 计算=calculate 不可逆=hash
敏感=sensitive 由新到舊=desc 切換=switch+toggle 切换=switch+toggle 顯示=display+show 显示=display+show
展示=display+show 輸入=input 输入=input 輸出=output 输出=output 限制=limit 禁止=forbid+deny 拒絕=reject+deny
拒绝=reject+deny 阻擋=block+guard 阻止=block+prevent 檢查=check 检查=check 啟動=start+startup 启动=start+startup
受保護=protected+guard 受保护=protected+guard 資源=resource 资源=resource 順序=order+sort 顺序=order+sort 模式=mode
推送=push+stream 事件=event 异步=async 非同步=async 实时=realtime 即時=realtime 失效=invalidate+expire 释放=release
釋放=release 预扣=reserve 預扣=reserve 负数=negative 負數=negative 字段=field 欄位=field 必填=required
非空=required+empty 长度=length 長度=length
"""
FUNCTION_CHARACTERS = (
    "的了着在于於是不並并且而及與与和或以被把將将為为由對对從从至之其此該该都也就只須须必需應应"
    "若則则如但可能得已未所每各某個个筆種种者们們這这那些時时後后等到"
)
"""Characters that join words and are part of few: pairs are not made across them."""
