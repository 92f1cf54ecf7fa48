// Finds sections in the index that website/publish/search.py makes of records.py. A module, loaded with Pagefind at the first search.
const RANKING = {termFrequency: 0.5, pageLength: 0.4, termSaturation: 1.4}
const CANDIDATES = 18, SHOWN = 10
const IDLE = new Set(("a an the of to in on for with and or is are be do does did how what why when which i my me it "
  + "its this that can not you your use using get vs versus between difference mean means meaning should if at as by from along need want will would could have has "
  + "any so then please example tutorial explain explained really see").split(" "))
const ASKING = /有什么用|意思|作用|区别|怎么[样写用办算选做看]?|怎样|如何|为什么(?:需要|要用?|会)?|什么是|是什么|什么|哪里|哪些|哪[个种]|请问|有没有|会不会|要不要|是不是|时候|之后|教程|例子|讲解|解释|可以|能不能|能否|应该|到底|究竟|多少|一下|(?<!求)[的了吗呢呀是办在把被与和及或]/g
const ELSEWHERE = new RegExp("\\b(cnns?|conv(olution(s|al)?|[12]d|nets?)|transformers?|(self[- ])?attention|rnns?|lstms?|grus?|gans?|diffusion"
  + "|reinforcement|bert|gpt|llms?)\\b|卷积|变换器|注意力|循环神经|循环网络|长短期|生成对抗|对抗网络|扩散模型|强化学习|大模型|语言模型", "i")

// Traditional characters with the simplified ones of the course, and words of Taiwan with those of the mainland.
const SIMPLIFIED = new Map(("丟丢並并佈布佔占併并來来係系個个備备傳传價价優优儲储內内兩两凍冻別别則则動动務务勢势勻匀區区參参問问啟启單单嗎吗圍围圓圆圖图團团執执報报塊块壓压夾夹學学實实寫写寬宽將将對对導导層层屬属幣币幫帮幹干幾几庫库廣广張张強强彙汇"
  + "後后徑径從从徵征態态慮虑應应懸悬採采換换損损擇择擊击擋挡擔担據据擬拟擴扩敗败數数斂敛斷断於于時时暫暂會会東东條条棄弃極极構构標标樣样機机檔档檢检權权歷历歸归決决沒没況况淨净淺浅減减測测準准滿满漸渐為为無无煩烦熱热爾尔狀状"
  + "獨独現现環环產产畫画異异當当疊叠盡尽監监盤盘確确碼码種种稱称積积穩稳窮穷筆笔節节範范簡简簽签籤签約约紅红純纯紙纸級级細细終终組组結结絕绝絡络給给統统經经維维網网緊紧線线緣缘編编緩缓練练縮缩縱纵總总繞绕繼继續续義义習习聯联"
  + "聲声腦脑臨临臺台與与舉举舊旧華华葉叶藍蓝處处虛虚號号術术衝冲裏里補补裝装裡里製制複复視视覺觉覽览觀观計计討讨訓训記记訪访設设許许訴诉評评詞词試试該该詳详誌志認认語语誤误說说課课調调請请證证識识譯译護护讀读變变讓让貝贝負负"
  + "責责費费貼贴賦赋質质賴赖軟软軸轴較较載载輔辅輕轻輪轮輯辑輸输轉转迴回這这連连進进運运過过達达遞递遠远適适遷迁選选遺遗還还邊边邏逻釋释針针鈕钮錄录錯错鍵键鎖锁鏈链鏡镜鐘钟長长門门閉闭開开間间閱阅閾阈闆板關关陣阵隊队階阶際际"
  + "隨随險险隱隐隻只雖虽雙双離离難难雲云電电靜静響响頁页項项順顺須须預预領领頭头頻频題题額额顏颜顛颠類类顯显風风飛飞飽饱餘余馬马驅驱驗验驟骤體体髙高麵面麼么點点齊齐齣出"
  + "見见們们卻却著着發发亂乱帶带夠够腳脚辦办創创講讲襯衬規规論论誰谁國国橫横瀏浏書书話话剛刚刪删場场騰腾彎弯側侧褲裤涼凉趨趋銷销倉仓彌弥冊册陸陆頂顶豎竖拋抛閒闲偽伪謎谜礎础蓋盖鋸锯齒齿糾纠紹绍紋纹專专獻献篩筛狹狭嚴严頸颈漲涨盪荡譜谱溫温戶户殘残饋馈貢贡爭争綴缀羅罗蹤踪慣惯恆恒擲掷辭辞綱纲陽阳擺摆鄰邻業业雜杂魯鲁踐践嘗尝協协飾饰績绩遲迟綁绑擠挤潰溃凱凯贏赢棧栈漢汉樂乐戲戏戰战揚扬潤润診诊靈灵紀纪湊凑傾倾擁拥繪绘偉伟欄栏翹翘億亿碩硕頓顿躍跃瑪玛鋪铺掃扫橢椭惡恶脫脱議议錢钱滾滚礙碍撥拨聰聪殺杀員员諦谛僅仅搶抢歲岁燈灯緒绪憶忆匯汇勵励").match(/../g).map(pair => [...pair]))
const MAINLAND = {显示记忆体: "显存", 资料夹: "文件夹", 资料: "数据", 乱数: "随机数", 杂讯: "噪声", 小批次: "小批量", 扩增: "增强", 记忆体: "内存", 回圈: "循环", 网路: "网络", 阵列: "数组", 函式: "函数", 变数: "变量", 程式码: "代码", 程式: "程序", 档案: "文件", 演算法: "算法",
  最佳化: "优化", 储存: "保存", 载入: "加载", 汇入: "导入", 执行绪: "线程", 除错: "调试", 伺服器: "服务器", 显示卡: "显卡", 机率: "概率", 变异数: "方差", 影像: "图像", 预设: "默认", 布林: "布尔", 呼叫: "调用", 套件: "包", 批次正规化: "批量归一化", 排程: "调度", 激励函数: "激活函数", 启动函数: "激活函数", 批次大小: "批量大小"}

const SPOKEN = [[/@/g, " matmul "], [/[-+*/]=/g, " inplace "]] // operators by a name that the index has

// A query in the letters of the course: of half width, simplified.
function written(query) {
  const text = query.normalize("NFKC").replace(/[㐀-鿿]/g, han => SIMPLIFIED.get(han) ?? han)
  return text.replace(new RegExp(Object.keys(MAINLAND).join("|"), "g"), word => MAINLAND[word])
}

const bare = text => text.replace(/\b(torch|nn|np|F|tensor|utils|data|optim|init|functional)\.(?=\w)/g, "")

// What is looked for: names, and pairs of Chinese characters; numbers and single characters only if there is nothing else.
export function words(query) {
  const found = []
  const text = SPOKEN.reduce((text, [sign, name]) => text.replace(sign, name), bare(written(query))).replace(ASKING, " ")
  for (const [word] of text.matchAll(/[A-Za-z0-9_]+|[㐀-鿿]+/g)) {
    if (/[㐀-鿿]/.test(word)) for (let n = 0; n < Math.max(1, word.length - 1); n++) found.push(word.slice(n, n + 2))
    else found.push(word.replaceAll("_", "").toLowerCase())
  }
  const telling = found.filter(word => !/^(\d+(x\d+)*|[㐀-鿿]?)$/.test(word) && !IDLE.has(word))
  return [...new Set(telling.length ? telling : found)]
}

// What is marked of a query: its words wherever one begins, underscores or not.
export function pattern(query) {
  const parts = words(query).map(word => /[㐀-鿿]/.test(word) ? word : `(?<![A-Za-z0-9])${[...word].join("_*")}`)
  return parts.length ? new RegExp(parts.join("|"), "gi") : /(?!)/g
}

export const elsewhere = query => ELSEWHERE.test(written(query)) // what other courses teach

const latin = word => /[㐀-鿿]/.test(word) ? `x${[...word].map(han => han.charCodeAt().toString(16)).join("x")}x` : word // as in the index

const plain = text => text.toLowerCase().replace(/[\s"'“”‘’`_]+/g, "")

const parts = text => words(text.replace(/([a-z])(?=[A-Z])|_/g, "$1 ")) // of names, such as CrossEntropyLoss

const characters = text => written(text).replace(ASKING, " ").toLowerCase().match(/[a-z0-9]+|[㐀-鿿]/g) ?? [] // in any order

const DIVISIONS = [words, parts, characters]

const stem = word => word.replace(/(?<=[a-z]{3})(i[sz](e[drs]?|ers|ing|ations?)|ations?|ings?|ed|es|(?<!s)s|e)$/, "") // in both spellings

const stems = text => DIVISIONS.map(divided => divided(text).map(stem))

function likeness(asked, name) { // the share of words that are in both, divided as it is greatest
  return Math.max(...stems(name).map((others, n) => {
    const both = asked[n].filter(word => others.includes(word)).length
    return both / (asked[n].length + others.length - both || 1)
  }))
}

// Pagefind shortens a word that it does not know until something begins so: half of a pair of characters is no match.
async function results(pagefind, word) {
  const known = !word.startsWith("x") || (await pagefind.search(`"${word}"`)).results.length
  return known ? (await pagefind.search(word)).results : []
}

async function sections(pagefind, wanted, query) {
  const scores = new Map()
  for (const word of wanted) {
    for (const result of await results(pagefind, latin(word))) {
      const entry = scores.get(result.id) ?? {sum: 0, hits: 0, result}
      entry.sum += result.score
      entry.hits += 1
      scores.set(result.id, entry)
    }
  }
  const loose = entry => entry.sum * entry.hits, asked = stems(query)
  const best = [...scores.values()].sort((a, b) => loose(b) - loose(a)).slice(0, CANDIDATES)
  const found = await Promise.all(best.map(async entry => {
    const {meta: section} = await entry.result.data() // asked of the result itself: Pagefind forgets those that nobody holds
    const {title, page, address, text, synonyms, boost} = section
    const all = plain(`${title} ${synonyms} ${address} ${text}`)
    const names = [title, `${page} ${title}`, ...synonyms.split(",")]
    const alike = Math.max(...names.map(name => likeness(asked, name)))
    const exactly = names.some(name => plain(bare(name)) === plain(bare(query))) ? 1.3 : 1
    return {...section, all, score: loose(entry) * boost * (all.includes(plain(query)) ? 1.5 : 1) * (1 + 8 * alike ** 1.5) * exactly}
  }))
  return found.sort((a, b) => b.score - a.score)
}

function mistakes(word, other) { // letters that are missing, too many, wrong, or changed with their neighbour
  const rows = [[...other, ""].map((_, n) => n)]
  for (let i = 1; i <= word.length; i++) {
    rows.push([i])
    for (let j = 1; j <= other.length; j++) {
      const wrong = word[i - 1] === other[j - 1] ? 0 : 1
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + wrong)
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[word.length][other.length]
}

function corrected(word, known) { // the nearest word of a title, if few letters are wrong
  const near = known.map(other => [mistakes(word, other), other]).sort(([a], [b]) => a - b)[0]
  return near && near[0] <= Math.min(2, word.length / 4) ? near[1] : word
}

// Pagefind shortens a word that it does not know until something begins so: that is no match.
const matches = ({all}, wanted) => wanted.some(word => all.includes(word.slice(0, Math.max(4, Math.ceil(word.length * 0.6)))))

// What a query finds, best first; a word that none of it has is taken for mistyped.
async function find(pagefind, names, query) {
  query = written(query)
  let wanted = words(query), found = await sections(pagefind, wanted, query)
  const unknown = word => /^[a-z]{4,}$/.test(word) && !found.some(({all}) => all.includes(stem(word)))
  const known = wanted.some(unknown) ? await names() : []
  const right = wanted.map(word => unknown(word) ? corrected(word, known) : word)
  if (right.some((word, n) => word !== wanted[n])) found = await sections(pagefind, right, query = right.join(" "))
  return {query, sections: found.filter(section => matches(section, right)).slice(0, SHOWN)}
}

// Resolves to a function that finds sections. Where browsers would remember a failure, the address is new.
export async function open(address) {
  const pagefind = (await import(address)).createInstance({ranking: RANKING, noWorker: true}) // a worker is 10 kB more
  await pagefind.init()
  let known // names, asked for when a word is mistyped
  const names = async () => known ??= await (await fetch(new URL("words.json", address))).json()
  return query => find(pagefind, names, query)
}
