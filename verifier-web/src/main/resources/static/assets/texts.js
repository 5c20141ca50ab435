// SPDX-License-Identifier: Apache-2.0
// The page's own words. Words of verdicts and checks come with the answer, in both languages.
const TEXTS = {
  zh: {
    pageTitle: "印证 · 证照票据核验", skip: "跳到内容", brand: "印证", tagline: "电子证照与票据核验", settings: "显示设置",
    smaller: "缩小文字", larger: "放大文字", elder: "长辈版", otherLanguage: "English", otherLanguageLabel: "Switch to English",
    title: "这份证照或票据是真的吗？",
    lead: "上传照片或 PDF，或粘贴二维码文字。本省节点的台账当场核对，不会通知签发机构。",
    askTitle: "要核验什么", ways: "核验方式", tabCode: "二维码", tabHand: "手工查询",
    linkReady: "已收到链接里的凭证。", linkStays: "它只在您的浏览器里，按“核验”后才会发送给本页所在的服务器。",
    drop: "把照片或 PDF 拖到这里，或", chooseFile: "选择照片或 PDF", fileHint: "PNG、JPEG、GIF、BMP 或 PDF，不超过 10 MB", chosen: "已选：",
    or: "或", textLabel: "粘贴二维码的文字", contextTitle: "在哪里用，办什么事", hereLabel: "使用地区",
    matterLabel: "事项（可不选）", anyMatter: "任何事项", pastTitle: "查过去某一天的情况", dateLabel: "日期（留空为现在）",
    check: "核验", checking: "正在核验……", answerTitle: "结果",
    handNotice: "手工查询会询问签发机构的网关，签发机构会知道有人查询。扫二维码则不会。",
    kindLabel: "查什么", kindReceipt: "电子票据", kindLicence: "电子证照",
    rCode: "票据代码（8 位）", rNumber: "票据号码（10 位）", rCheck: "校验码（6 位）", rDate: "开票日期", rTotal: "金额合计（元）",
    lRegion: "签发地区", lNumber: "二维码旁的短号码", lookUp: "查询并核验",
    badCode: "票据代码是 8 位数字。", badNumber: "票据号码是 10 位数字，前面的 0 也要填。", badCheckValue: "校验码是 6 位字母或数字。",
    badDate: "请选择开票日期。", badTotal: "金额写作 123.45，最多两位小数。", badShortNumber: "短号码形如 ZJ2026000000000001-F-K7M2QX。",
    emptyTitle: "结果会显示在这里", legendGood: "有效：真实、现行、此地认可", legendCaution: "留意：真实但有事项要看清，或暂时无法断定",
    legendBad: "不要接受：已失效，或不是真的", legendNeutral: "读不出：没有读到可核验的凭证",
    footPrivacy: "本页不使用第三方资源，不保存您核验的内容。", footAddress: "请确认浏览器地址栏里的网址与纸面所印的核验网址一致。",
    viewLine: "台账读到第 {0} 块，最近一笔：{1}。", viewEmpty: "还没有读到台账。", viewAlarm: "有告警，请运维人员查看。",
    ageNow: "一分钟内", ageMinutes: "{0} 分钟前", ageHours: "{0} 小时前", ageDays: "{0} 天前",
    nothingGiven: "请先粘贴文字，或选择照片、PDF。", noAnswer: "没有得到回答。这不说明证照有问题，请稍后再试。",
    todo: "接下来", speak: "朗读结果", print: "打印", again: "再查一份",
    factHere: "使用地区：{0}", factMatter: "事项：{0}", factAsOf: "核验时点：{0}", factView: "依据台账第 {0} 块（{1}）", factBearer: "见码即示，未核对持有人",
    docSub: "签名核对通过后，才显示证面内容", docIdentifier: "证照标识", docReceiptNumber: "票据代码与号码", docIssuer: "签发机构", docRegion: "签发地区",
    docIssued: "签发时间", docExpires: "有效期至", longTerm: "长期", docRest: "尚可入账", docSuccessor: "接替的证照", docFlags: "已办步骤", docDigest: "台账摘要", yuan: "{0} 元",
    "flag.DELIVERED": "已交付", "flag.PAPER": "已换开纸质", "flag.ARCHIVED": "已归档", "flag.RED": "红字票据",
    checksTitle: "逐项核对", checksSub: "{1} 项中 {0} 项通过",
    "result.PASS": "通过", "result.FAIL": "未通过", "result.STALE": "可能过时", "result.NOT_CHECKED": "未核对",
    "problem.BODY_TOO_LARGE": "文件或文字过大：文件不超过 10 MB。", "problem.TOO_MANY_REQUESTS": "查询太频繁，请稍候再试。",
    "problem.LOOKUP_NOT_FOUND": "签发机构没有与这些内容完全一致的记录。请逐项与纸面核对。",
    "problem.LOOKUP_UNAVAILABLE": "暂时问不到签发机构。这不说明证照有问题：请改用二维码，或稍后再试。",
    "problem.AS_OF_OUT_OF_RANGE": "日期须在 2020 年之后、今天以前。", "problem.AS_OF_MALFORMED": "日期写作 2026-11-22。",
    "problem.REGION_UNKNOWN": "使用地区没有登记，请从列表中选择。", "problem.BUSY": "正在处理的文件太多，请几秒后再试。",
    "problem.VIEW_UNAVAILABLE": "本核验服务暂时读不到自己的台账视图。这不说明证照有问题。", "problem.FILE_MISSING": "请选择一个文件。",
    "problem.FORM_MALFORMED": "有一项填写不合格式，请逐项核对。",
  },
  en: {
    pageTitle: "Yinzheng · verify a licence or receipt", skip: "Skip to content", brand: "Yinzheng 印证", tagline: "Verify e-licences and e-receipts", settings: "Display",
    smaller: "Smaller text", larger: "Larger text", elder: "Large view", otherLanguage: "中文", otherLanguageLabel: "切换到中文",
    title: "Is this licence or receipt genuine?",
    lead: "Upload a photo or PDF, or paste what the QR code says. This province's own copy of the ledger answers; the issuer is not told.",
    askTitle: "What to verify", ways: "Ways to verify", tabCode: "QR code", tabHand: "By hand",
    linkReady: "The document from your link is ready.", linkStays: "It is only in your browser, and is sent to this page's server when you press Verify.",
    drop: "Drop a photo or PDF here, or", chooseFile: "Choose a photo or PDF", fileHint: "PNG, JPEG, GIF, BMP or PDF, up to 10 MB", chosen: "Chosen:",
    or: "or", textLabel: "Paste the text of the QR code", contextTitle: "Where it is used, and for what", hereLabel: "Used in",
    matterLabel: "Matter (optional)", anyMatter: "Any matter", pastTitle: "Ask about a past day", dateLabel: "Day (empty for now)",
    check: "Verify", checking: "Verifying…", answerTitle: "Result",
    handNotice: "A look-up by hand asks the issuer's gateway: the issuer learns that somebody looked. Scanning the code does not.",
    kindLabel: "Look up", kindReceipt: "Receipt", kindLicence: "Licence",
    rCode: "Receipt code (8 digits)", rNumber: "Receipt number (10 digits)", rCheck: "Check value (6 characters)", rDate: "Date of issue", rTotal: "Total (yuan)",
    lRegion: "Issuer's region", lNumber: "Short number beside the code", lookUp: "Look up and verify",
    badCode: "A receipt code has 8 digits.", badNumber: "A receipt number has 10 digits, zeros in front included.", badCheckValue: "A check value has 6 letters or digits.",
    badDate: "Choose the date of issue.", badTotal: "Write the total like 123.45, with at most two decimals.", badShortNumber: "A short number looks like ZJ2026000000000001-F-K7M2QX.",
    emptyTitle: "The result appears here", legendGood: "Valid: genuine, current, recognised here", legendCaution: "Take care: genuine, but read on; or it cannot be told now",
    legendBad: "Do not accept: no longer valid, or not genuine", legendNeutral: "Unreadable: no document was found to verify",
    footPrivacy: "This page loads nothing from third parties and keeps nothing of what you verify.", footAddress: "Check that the address in your browser is the one printed on the paper.",
    viewLine: "Ledger read to block {0}, last entry {1}.", viewEmpty: "The ledger has not been read yet.", viewAlarm: "There is an alarm: an operator should look.",
    ageNow: "less than a minute ago", ageMinutes: "{0} minutes ago", ageHours: "{0} hours ago", ageDays: "{0} days ago",
    nothingGiven: "Paste the text, or choose a photo or PDF first.", noAnswer: "No answer came. That says nothing about the document; try again later.",
    todo: "What to do", speak: "Read aloud", print: "Print", again: "Verify another",
    factHere: "Used in: {0}", factMatter: "Matter: {0}", factAsOf: "As of: {0}", factView: "By ledger block {0} ({1})", factBearer: "Bearer code: the holder was not checked",
    docSub: "Shown only because the signature was checked first", docIdentifier: "Identifier", docReceiptNumber: "Code and number", docIssuer: "Issuer", docRegion: "Issuer's region",
    docIssued: "Issued", docExpires: "Valid until", longTerm: "Long term", docRest: "Left to claim", docSuccessor: "Replaced by", docFlags: "Steps so far", docDigest: "Ledger digest", yuan: "¥ {0}",
    "flag.DELIVERED": "Delivered", "flag.PAPER": "Paper copy exists", "flag.ARCHIVED": "Archived", "flag.RED": "Reversing (red) receipt",
    checksTitle: "Every check", checksSub: "{0} of {1} passed",
    "result.PASS": "passed", "result.FAIL": "failed", "result.STALE": "may be outdated", "result.NOT_CHECKED": "not checked",
    "problem.BODY_TOO_LARGE": "The file or text is too large: files up to 10 MB.", "problem.TOO_MANY_REQUESTS": "Too many requests: wait a little and try again.",
    "problem.LOOKUP_NOT_FOUND": "The issuer knows no document with exactly these values. Compare each of them with the paper.",
    "problem.LOOKUP_UNAVAILABLE": "The issuer cannot be asked now. That says nothing about the document: use the QR code, or try again later.",
    "problem.AS_OF_OUT_OF_RANGE": "The day lies after 2020 and not in the future.", "problem.AS_OF_MALFORMED": "Write the day like 2026-11-22.",
    "problem.REGION_UNKNOWN": "That region is not registered: choose one from the list.", "problem.BUSY": "Too many files are being read: try again in a few seconds.",
    "problem.VIEW_UNAVAILABLE": "This verifier cannot read its view of the ledger now. That says nothing about the document.", "problem.FILE_MISSING": "Choose a file.",
    "problem.FORM_MALFORMED": "One of the values has the wrong form: compare each with the paper.",
  },
};

let current = "zh";

export const language = () => current;

export function setLanguage(code) {
  current = code === "en" ? "en" : "zh";
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
}

export function t(key, ...values) {
  const text = TEXTS[current][key] ?? "";
  return text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
}

/** The half of a {zh, en} pair that is shown. */
export const both = (pair) => pair?.[current] ?? "";

export function translatePage() {
  document.title = t("pageTitle");
  document.querySelectorAll("[data-i18n]").forEach((element) => (element.textContent = t(element.dataset.i18n)));
  document.querySelectorAll("[data-i18n-label]").forEach((element) => element.setAttribute("aria-label", t(element.dataset.i18nLabel)));
  const other = document.getElementById("language");
  other.textContent = t("otherLanguage");
  other.lang = current === "zh" ? "en" : "zh-CN";
  other.setAttribute("aria-label", t("otherLanguageLabel"));
}
