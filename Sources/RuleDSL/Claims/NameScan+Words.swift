/// The words by which names are told from what is only written like one.
extension NameScan {
  /// What comes before a name that presents itself, and what ends it; without an end a label with a colon.
  static let introductions: [(opening: [UInt16], closings: [[UInt16]])] =
    [("我是", "负责"), ("我来自", "的")].map { (FoldedText.fold($0.0), [FoldedText.fold($0.1)]) }
    + ["公司", "企业", "机构", "模型", "产品", "案例", "集群"].map { (FoldedText.fold($0), []) }
  /// The first characters of ``introductions``.
  static let introducing = CodeSet("我公企机模产案集")
  static let locatives = Set(
    ["at", "in", "near", "outside", "inside", "across", "throughout"].map(FoldedText.fold))
  static let explaining = Set(["which", "whose", "who", "based", "founded", "maker"].map(FoldedText.fold))
  /// What papers and recordings are called.
  static let papers = [
    "转写", "录音", "字幕", "纪要", "速记", "实录", "文稿", "日报", "周报", "月报", "年报", "季报", "快讯", "简讯", "要闻", "通报", "生成",
  ].map(FoldedText.fold)
  static let verbs = Set(FoldedText.fold("是于已在将有用会能可从采支发宣表推完上"))
  /// What clauses begin with in any text.
  static let heads = Set(
    """
    我们 你们 他们 它们 大家 咱们 自己 公司 用户 客户 模型 团队 企业 系统 平台 项目 数据 产品 成本 价格 算力 训练 推理 测试 结果 报告 目前 现在 今天 去年 今年 明年 前年 全国
    全省 全市 全球 国内 国外 海外 行业 市场 收入 营收 利润 员工 同时 此外 其中 另外 因此 所以 但是 不过 然后 后来 接着 最后 首先 其次 如果 虽然 即使 因为 由于 为了 关于 对于 根据
    按照 通过 经过 随着 目标 问题 原因 效果 性能 速度 精度 效率 规模 数量 参数 语料 词表 窗口 架构 结构 方法 方案 实验 论文 文章 本文 作者 记者 专家 学生 老师 医生 开发 工程 服务 接口 代码
    文件 网络 机器 机房 机柜 芯片 显卡 显存 内存 存储 电力 电费 能耗 功耗 温度 水耗 园区 中心 集群 节点 任务 样本 图片 视频 语音 文本 问答 对话 指令 评测 榜单 得分 分数 成绩 排名 全部 部分
    整个 整体 平均 最大 最小 最高 最低 主要 重要 大概 大约 左右 之后 之前 以后 以前 期间 阶段 过程 时候 时间 今后 未来 过去 最近 近期 日前 近日 昨天 明天 早上 晚上 白天 夜间 夏天 冬天 春节
    比如 例如 譬如 其实 实际 当然 确实 可能 应该 必须 需要 希望 觉得 认为 知道 看到 发现 说明 显示 表明 表示 可以 能够 已经 正在 一直 仍然 还是 或者 以及 而且 并且 甚至 尤其 特别 非常 比较
    更加 越来 这个 那个 这些 那些 这样 那样 这里 那里 什么 怎么 哪里 为什 多少 谢谢 感谢 欢迎 请问 没错 对的 好的 是的 老板 领导 同事 朋友 观众 主持 嘉宾 会场 会议 论坛 活动 现场 本次 此次
    技术 能力 应用 场景 功能 版本 工具 软件 硬件 设备 资源 资金 投资 融资 估值 股价 合同 订单 政策 标准 规则 许可 协议 安全 隐私 质量 水平 经济 社会 国家 政府 部门 单位 机构 组织 高校 学校 医院
    银行 工厂 门店 城市 地区 省内 市内 县里 周末 平时 每天 每年 每月 每周 负责 创始 总裁 总经 副总 主任 院长 教授 研究 科学 人工 智能 深度 学习 神经 语言 预训 微调 强化 量化 部署 上线 开源 稠密 稀疏
    注意 专家 路由 损失 困惑 准确 召回 幻觉 延迟 时延 吞吐 并发 带宽 故障 中断 检查 重启 回滚 运维 调度 监控 日志 备份 恢复 升级 迁移 扩容 租用 出租 售价 定价 单价 费用 预算 薪水 工资 收益
    """.split { $0 == " " || $0 == "\n" }.map { FoldedText.fold(String($0)) })
  static let opening = Set(FoldedText.foldKeepingCase("“「『"))
  static let closing = Set(FoldedText.foldKeepingCase("”」』"))
  static let particles = Set(
    FoldedText.fold("的了在和是与为等个这那各省市及或对从到由把被让向以其该本我你他它们一二三四五六七八九十百千万亿几多新大小旧老每某两者也就都而但并将已很更最不没有无中上下前后内外里间年月日时分次第说称据按"))
  static let suffixes = [
    "智算中心", "算力中心", "超算中心", "数据中心", "算力枢纽", "大模型", "集群", "平台", "助手", "科技", "智能", "微电子", "半导体", "实验室", "研究院", "园区",
  ].map(FoldedText.fold)
  /// 语言大模型, 训练集群: what kind of thing it is, not which.
  static let kinds = Set(
    """
    训练 稠密 稀疏 语言 行业 通用 开源 闭源 国产 基础 模态 推理 对话 代码 视觉 医疗 金融 教育 政务 千亿 百亿 万亿 预训 垂直 底座 基座 人工 全国 国家 区域 超级 大型 公共 开放 服务 交易 调度 云端 我国 本省 全省 北京 上海 深圳 杭州 广州 联合 重点 工业 高新 高校 企业 客服 语音 写作 生成 管理 数字 在线 电商 社交 训推 智慧 研究 计算 算力 数据 混合 分布 专用 异构 同一 单个 整个 多个 另外 目前 当时 后来 如果 由于
    关注 扩建 新建 全部 建设 部署 采用 使用 发布 推出 打造 构建 研发 开发 建成 投用 启用 自建 租用 购买 接入 调用 发展 布局 运营 支持 提供 利用 依托 基于 通过 围绕 面向
    致股东 股东 专访 实录 对话 圆桌 访谈 播客 公告 通稿 简报 会场 主持 嘉宾 主题演讲 演讲实录 会议实录 圆桌论坛 主旨演讲 新闻稿 白皮书 年度报告 模型卡 说明书 演讲 摘要 目录 前言 引言
    结论 附录 问答 记者 编者按 整理 校对 出品 嘉宾介绍 论坛实录 致辞 报告 讲话 实验室 研究院 实验室主任 首席科学家 股东信 致全体股东 客户用 我们用
    """.split { $0 == " " || $0 == "\n" }.map { FoldedText.fold(String($0)) })
  static let tiers = Set(
    "small medium large mini pro free basic standard premium enterprise starter plus base chat instruct lite max ultra nano tiny"
      .split(separator: " ").map { FoldedText.fold(String($0)) })
  static let counting = Set(
    ["million", "billion", "trillion", "thousand", "hundred", "percent", "per", "times", "x", "of", "to", "out"]
      .map(FoldedText.fold))

  static let common = Set(
    """
    the this that these those and but for nor yet our its his her their your they she you who what when where which while
    with from into onto over under after before since until all any some most many much more each every both none not yes
    one two three four five six seven eight nine ten first second third next last here there then than also only even just
    january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday about above against among because between during however therefore although though if unless
    figure table section appendix chapter page note notes abstract introduction results methods conclusion contents english
    chinese french german spanish japanese korean arabic russian european american british asian african europe america
    china asia africa france germany britain japan india monthly daily weekly annual model models training data input
    output context price users tokens total average score benchmark parameters license version layers type size value are
    was were has have had can could will would should may might must does did how why per still such compared according
    despite instead within without across like unlike either neither let now today yesterday series thank thanks suite limits limit
    route public effective eval evals results result
    method methods training inference pricing plans plan team fine note spoiler oct nov dec jan feb mar apr jun jul aug sep sept
    fahrenheit celsius beaufort leaf street road avenue room hall north south east west northern southern summary overview
    background discussion question answer speaker moderator interviewer host audience founder chief officer president director
    github gitlab python pytorch linux docker slack youtube twitter linkedin wikipedia reddit arxiv android windows
    employees adjusted change revenue operating profit margin ebitda cash flow customers capacity growth quarter half year group
    board dividend sales debt assets stage phase step part level tier round version release edition rust java javascript
    typescript golang ruby kotlin bash christmas easter ireland spain portugal italy netherlands belgium norway sweden denmark
    finland poland austria switzerland canada mexico brazil australia singapore indonesia vietnam thailand israel turkey egypt
    texas california virginia ohio arizona oregon nevada iowa london paris berlin madrid dublin amsterdam frankfurt stockholm
    oslo tokyo seoul beijing shanghai shenzhen taiwan hong kong
    professor doctor minister mayor governor chairman chairwoman executive report brief policy press release contact editor
    """.split { $0 == " " || $0 == "\n" }.map { FoldedText.fold(String($0)) })
}
