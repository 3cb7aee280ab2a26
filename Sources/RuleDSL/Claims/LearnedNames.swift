/// Names that no pack declares, learned from the document itself: what is written like a name again and again, or set in
/// quotes once and then used, is what the text speaks of.
///
/// Latin names are runs of capitalized words within sentences (Brisco Data, Gull-VL); Han names stand in quotes where
/// they are introduced (“麦芒”), before a colon in the title, before a hyphen or a version (沧浪-Code, 破云X2) or before
/// what such things are called (青岚智算中心). Words that merely begin a sentence or stand in a heading count only when
/// they come back.
struct LearnedNames {
  /// A name at its place in a sentence.
  struct Mention {
    var range: Range<Int>
    var name: Int
  }

  /// The names as the document spells them.
  private(set) var names: [String] = []
  /// The name that the document is about: in its title, or the most frequent.
  private(set) var topic: Int?
  /// How often the topic is named, and the more when it stands at the beginning.
  private(set) var topicWeight = 0
  private var trie = CodeTrie<Int>()

  /// How many sentences are read for names.
  private static let limit = 1500

  /// What was seen of a spelling.
  private struct Tally {
    var name: String
    var strong = 0
    var weak = 0
    var isOpening = false
  }

  /// Learns the names of a document.
  init(_ document: DocumentSentences) {
    var tallies: [[UInt16]: Tally] = [:]
    var plain: [[UInt16]: Int] = [:]
    let count = min(document.sentences.count, Self.limit)
    for index in 0..<count {
      let reading = document.reading(index)
      if reading.block == .code { continue }
      let isOpening = index < 2 || document.isTitle(index)
      let scan = NameScan(reading, isTitle: index == 0 || document.isTitle(index))
      for word in scan.plain { plain[word, default: 0] += 1 }
      for found in scan.found {
        let key = Array(reading.text.codes[found.range])
        var tally = tallies[key] ?? Tally(name: document.spelling(reading, found.range))
        if found.isStrong { tally.strong += 1 } else { tally.weak += 1 }
        tally.isOpening = tally.isOpening || isOpening
        tallies[key] = tally
      }
    }
    var best = 0
    for (key, tally) in tallies.sorted(by: { $0.value.name < $1.value.name }) {
      let count = tally.strong + tally.weak
      // What a pack declares means what the pack says, also where its guard does not hold.
      guard !document.isDeclared(key), count > 2 * plain[key, default: 0],
        tally.strong > 0 || count >= 2 && tally.isOpening || count > 2
      else { continue }
      trie.insert(key, names.count)
      names.append(tally.name)
      let weight = count + (tally.isOpening ? 3 : 0)
      if weight > max(best, 1) {
        best = weight
        topicWeight = weight
        topic = names.count - 1
      }
    }
  }

  /// The mentions in a text, in order; the longest name at each place.
  func mentions(in reading: SentenceReading) -> [Mention] {
    guard !names.isEmpty else { return [] }
    let codes = reading.text.codes
    var found: [Mention] = []
    var i = 0
    while i < codes.count {
      var longest: (end: Int, name: Int)?
      if trie.begins(with: codes[i]), i == 0 || !(isWordCode(codes[i]) && isWordCode(codes[i - 1])) {
        trie.forEachWord(in: codes, at: i, limit: codes.count) { end, name in
          if end < codes.count, isWordCode(codes[end - 1]), isWordCode(codes[end]) { return }
          if end > longest?.end ?? i { longest = (end, name) }
        }
      }
      if let longest { found.append(Mention(range: i..<longest.end, name: longest.name)) }
      i = longest?.end ?? i + 1
    }
    return found
  }
}

/// What one sentence holds that is written like a name.
private struct NameScan {
  /// Stretches that may be names; strong ones stand where nothing else would be written so.
  private(set) var found: [(range: Range<Int>, isStrong: Bool)] = []
  /// Words that the sentence writes small: no names, wherever they begin a sentence.
  private(set) var plain: [[UInt16]] = []
  private let text: FoldedText
  private let isLoose: Bool

  init(_ reading: SentenceReading, isTitle: Bool) {
    text = reading.text
    isLoose =
      (reading.block == .paragraph || reading.block == .list || reading.block == .quote)
      && !Self.isHeadline(reading.text)
    scanLatin(reading)
    scanQuotes()
    scanHan(reading)
    scanClauseHeads(reading)
    if isTitle { scanTitle() }
  }

  /// 砚河:面向长文档的稀疏注意力, 梭鱼(Suoyu) - what a title begins with.
  private mutating func scanTitle() {
    let codes = text.codes
    var end = 0
    while end < codes.count, end < 7, CodeClass.of(codes[end]) == .han, !Self.particles.contains(codes[end]) {
      end += 1
    }
    guard (2...6).contains(end), !Self.kinds.contains(Array(codes[..<end])) else { return }
    guard end < codes.count else { return found.append((0..<end, true)) }
    if codes[end] == code(":") || codes[end] == code("(") || codes[end] == 0x20 { found.append((0..<end, true)) }
  }

  /// Whether most words begin with a capital, as in a headline.
  private static func isHeadline(_ text: FoldedText) -> Bool {
    var words = 0
    var capitals = 0
    for i in text.codes.indices where CodeClass.of(text.codes[i]) == .latin && (i == 0 || text.codes[i - 1] == 0x20) {
      words += 1
      if text.codes[i] != text.cased[i] { capitals += 1 }
    }
    return words >= 4 && capitals * 5 > words * 3
  }

  private mutating func scanLatin(_ reading: SentenceReading) {
    let codes = text.codes
    var i = 0
    var isFirst = true
    while i < codes.count {
      guard isWordCode(codes[i]) else {
        if CodeClass.of(codes[i]) == .clause, codes[i] != code(",") { isFirst = true }
        i += 1
        continue
      }
      let start = hanStart(before: i)
      var end = tokenEnd(i)
      guard isName(i, end) else {
        if CodeClass.of(codes[i]) == .latin, codes[i] == text.cased[i] { plain.append(Array(codes[i..<end])) }
        i = end
        isFirst = false
        continue
      }
      var words = 1
      while words < 4, end + 1 < codes.count, codes[end] == 0x20, isWordCode(codes[end + 1]) {
        let next = tokenEnd(end + 1)
        guard isName(end + 1, next) || isVersion(end + 1, next) else { break }
        end = next
        words += 1
      }
      let range = start..<end
      // Small, Free, Medium: a tier of something that is named elsewhere.
      if words == 1, reading.block != .table, Self.tiers.contains(Array(codes[range])) {
        i = end
        isFirst = false
        continue
      }
      if !reading.mentions.contains(where: { $0.range.overlaps(range) }), end - start < 40 {
        found.append((range, isLoose && (!isFirst || start < i || isMarked(range))))
      }
      isFirst = false
      i = end
    }
  }

  /// Gull-VL, Kobold72: a capital or a digit behind the first letter tells a name from a capitalized word.
  private func isMarked(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { i in
      CodeClass.of(text.codes[i]) == .digit || CodeClass.of(text.codes[i]) == .latin && text.codes[i] != text.cased[i]
    }
  }

  /// The 2 of Obsidian 2: one small number that nothing counts with.
  private func isVersion(_ start: Int, _ end: Int) -> Bool {
    let codes = text.codes
    guard end - start == 1 || end - start == 3 && codes[start + 1] == code("."), CodeClass.of(codes[start]) == .digit,
      (start..<end).allSatisfy({ CodeClass.of(codes[$0]) == .digit || codes[$0] == code(".") })
    else { return false }
    guard end + 1 < codes.count, codes[end] == 0x20 else { return end == codes.count || codes[end] != code("%") }
    let next = Array(codes[(end + 1)..<tokenEnd(end + 1)])
    return !Self.counting.contains(next)
  }

  /// 沧浪-Code: the Han characters glued to a hyphen before a Latin word.
  private func hanStart(before i: Int) -> Int {
    guard i > 1, text.codes[i - 1] == code("-"), CodeClass.of(text.codes[i - 2]) == .han else { return i }
    var start = i - 1
    while start > 0, i - start < 5, CodeClass.of(text.codes[start - 1]) == .han { start -= 1 }
    // More Han before it: the two characters at the hyphen are the likeliest name.
    return start > 0 && CodeClass.of(text.codes[start - 1]) == .han ? i - 3 : start
  }

  private func tokenEnd(_ start: Int) -> Int {
    let codes = text.codes
    var i = start
    while i < codes.count {
      if isWordCode(codes[i]) {
        i += 1
      } else if i > start, codes[i] == code("-") || codes[i] == code("."), i + 1 < codes.count, isWordCode(codes[i + 1])
      {
        i += 1
      } else {
        break
      }
    }
    return i
  }

  /// Whether a token is written like a name: a capital and more, no abbreviation, no word of every text.
  private func isName(_ start: Int, _ end: Int) -> Bool {
    guard CodeClass.of(text.codes[start]) == .latin, text.codes[start] != text.cased[start], end - start > 2 else {
      return false
    }
    let stem = text.codes[start..<end].firstIndex(of: code("-")) ?? end
    let letters = (start..<stem).filter { CodeClass.of(text.codes[$0]) == .latin }
    let capitals = letters.count { text.codes[$0] != text.cased[$0] }
    // GPU, FP8, NICs, GWh, A100s and GPU-hours are no names of what a text is about.
    if letters.count < 3 || letters.count < 9 && capitals * 2 >= letters.count { return false }
    return !Self.common.contains(Array(text.codes[start..<end]))
  }

  private mutating func scanQuotes() {
    let codes = text.codes
    var open: Int?
    for i in codes.indices {
      let cased = text.cased[i]
      // Folded, “ and ” are one sign: what is open is closed first.
      if open == nil, Self.opening.contains(cased) {
        open = i
      } else if Self.closing.contains(cased), let from = open {
        open = nil
        let range = (from + 1)..<i
        guard (2...8).contains(range.count),
          range.allSatisfy({
            CodeClass.of(codes[$0]) == .han && (range.count < 5 || !Self.particles.contains(codes[$0]))
          })
        else { continue }
        found.append((range, true))
      }
    }
  }

  /// 破云X2, 星峦4, 青岚智算中心: two characters before a version, or before what such things are called.
  private mutating func scanHan(_ reading: SentenceReading) {
    let codes = text.codes
    for i in codes.indices where i >= 2 && CodeClass.of(codes[i - 1]) == .han && CodeClass.of(codes[i - 2]) == .han {
      guard !Self.particles.contains(codes[i - 1]), !Self.particles.contains(codes[i - 2]),
        !reading.mentions.contains(where: { $0.range.contains(i - 1) || $0.range.contains(i - 2) })
      else { continue }
      let isEdge = i == 2 || CodeClass.of(codes[i - 3]) != .han || Self.particles.contains(codes[i - 3])
      if CodeClass.of(codes[i]) == .latin, codes[i] != text.cased[i], i + 1 < codes.count,
        CodeClass.of(codes[i + 1]) == .digit
      {
        if !Self.kinds.contains(Array(codes[(i - 2)..<i])) { found.append(((i - 2)..<tokenEnd(i), isEdge)) }
      } else if let suffix = Self.suffixes.first(where: { codes[i...].starts(with: $0) }) {
        if isEdge, !Self.kinds.contains(Array(codes[(i - 2)..<i])) {
          found.append(((i - 2)..<(i + suffix.count), true))
        }
      }
    }
  }

  /// 云鹤是…, 小鹿于…, 松涛的…: two to four characters between the beginning of a clause and what is said of them. Words of
  /// every text stand there too, so that it takes several.
  private mutating func scanClauseHeads(_ reading: SentenceReading) {
    let codes = text.codes
    guard isLoose else { return }
    for i in codes.indices where CodeClass.of(codes[i]) == .han && (i == 0 || CodeClass.of(codes[i - 1]) != .han) {
      var end = i
      while end < codes.count, end - i < 5, CodeClass.of(codes[end]) == .han, !Self.verbs.contains(codes[end]) {
        guard !Self.particles.contains(codes[end]) else { break }
        end += 1
      }
      guard (2...4).contains(end - i), end < codes.count, Self.verbs.contains(codes[end]) || codes[end] == code("的"),
        !Self.kinds.contains(Array(codes[i..<end])), !Self.heads.contains(Array(codes[i..<min(i + 2, end)])),
        !Self.heads.contains(Array(codes[max(i, end - 2)..<end])),
        !reading.mentions.contains(where: { $0.range.overlaps(i..<end) }),
        !reading.words.contains(where: { $0.range.lowerBound == i && $0.range.upperBound == end })
      else { continue }
      found.append((i..<end, false))
    }
  }

  private static let verbs = Set(FoldedText.fold("是于已在将有用会能可从采支发宣表推完上"))
  /// What clauses begin with in any text.
  private static let heads = Set(
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
  private static let opening = Set(FoldedText.foldKeepingCase("“「『"))
  private static let closing = Set(FoldedText.foldKeepingCase("”」』"))
  private static let particles = Set(
    FoldedText.fold("的了在和是与为等个这那各省市及或对从到由把被让向以其该本我你他它们一二三四五六七八九十百千万亿几多新大小旧老每某两者也就都而但并将已很更最不没有无中上下前后内外里间年月日时分次第说称据按"))
  private static let suffixes = [
    "智算中心", "算力中心", "超算中心", "数据中心", "算力枢纽", "大模型", "集群", "平台", "助手", "科技", "智能", "微电子", "半导体", "实验室", "研究院", "园区",
  ].map(FoldedText.fold)
  /// 语言大模型, 训练集群: what kind of thing it is, not which.
  private static let kinds = Set(
    """
    训练 稠密 稀疏 语言 行业 通用 开源 闭源 国产 基础 模态 推理 对话 代码 视觉 医疗 金融 教育 政务 千亿 百亿 万亿 预训 垂直 底座 基座 人工 全国 国家 区域 超级 大型 公共 开放 服务 交易 调度 云端 我国 本省 全省 北京 上海 深圳 杭州 广州 联合 重点 工业 高新 高校 企业 客服 语音 写作 生成 管理 数字 在线 电商 社交 训推 智慧 研究 计算 算力 数据 混合 分布 专用 异构 同一 单个 整个 多个 另外 目前 当时 后来 如果 由于
    关注 扩建 新建 全部 建设 部署 采用 使用 发布 推出 打造 构建 研发 开发 建成 投用 启用 自建 租用 购买 接入 调用 发展 布局 运营 支持 提供 利用 依托 基于 通过 围绕 面向
    致股东 股东 专访 实录 对话 圆桌 访谈 播客 公告 通稿 简报 会场 主持 嘉宾 主题演讲 演讲实录 会议实录 圆桌论坛 主旨演讲 新闻稿 白皮书 年度报告 模型卡 说明书 演讲 摘要 目录 前言 引言
    结论 附录 问答 记者 编者按 整理 校对 出品 嘉宾介绍 论坛实录 致辞 报告 讲话 实验室 研究院 实验室主任 首席科学家 股东信 致全体股东 客户用 我们用
    """.split { $0 == " " || $0 == "\n" }.map { FoldedText.fold(String($0)) })
  private static let tiers = Set(
    "small medium large mini pro free basic standard premium enterprise starter plus base chat instruct lite max ultra nano tiny"
      .split(separator: " ").map { FoldedText.fold(String($0)) })
  private static let counting = Set(
    ["million", "billion", "trillion", "thousand", "hundred", "percent", "per", "times", "x", "of", "to", "out"]
      .map(FoldedText.fold))

  private static let common = Set(
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
    professor doctor minister mayor governor chairman chairwoman executive report brief policy press release contact editor
    """.split { $0 == " " || $0 == "\n" }.map { FoldedText.fold(String($0)) })
}
