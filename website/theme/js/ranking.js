// Finds sections in the index that website/publish/search.py makes of records.py. A module, loaded with Pagefind at the first search.
const RANKING = {termFrequency: 0.5, pageLength: 0.4, termSaturation: 1.4}
const CANDIDATES = 18, SHOWN = 10

// Resolves to a function that finds sections. Where browsers would remember a failure, the address is new.
export async function open(address) {
  const pagefind = (await import(address)).createInstance({ranking: RANKING, noWorker: true}) // a worker is 10 kB more
  await pagefind.init()
  let known // names, asked for when a word is mistyped
  const names = async () => known ??= await (await fetch(new URL("words.json", address))).json()
  return query => find(pagefind, names, query)
}

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

// Sections with their scores, best first, whether they are shown or not.
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

// Pagefind shortens a word that it does not know until something begins so: that is no match.
const matches = ({all}, wanted) => wanted.some(word => all.includes(word.slice(0, Math.max(4, Math.ceil(word.length * 0.6)))))

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

const plain = text => text.toLowerCase().replace(/[\s"'“”‘’`_]+/g, "")

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

const digits = han => (han.charCodeAt() - 0x3400).toString(36).padStart(3, "0")
const latin = word => /[㐀-鿿]/.test(word) ? `x${[...word].map(digits).join("")}x` : word // as in the index

const bare = text => text.replace(/\b(torch|nn|np|F|tensor|utils|data|optim|init|functional)\.(?=\w)/g, "")

// A query in the letters of the course: of half width, simplified.
function written(query) {
  const text = query.normalize("NFKC").replace(/[㐀-鿿]/g, han => SIMPLIFIED.get(han) ?? han)
  return text.replace(new RegExp(Object.keys(MAINLAND).join("|"), "g"), word => MAINLAND[word])
}

// ---- words, and characters ----

const IDLE = new Set(("a an the of to in on for with and or is are be do does did how what why when which i my me it "
  + "its this that can not you your use using get vs versus between difference mean means meaning should if at as by from along need want will would could have has "
  + "any so then please example tutorial explain explained really see").split(" "))
const ASKING = /有什么用|意思|作用|区别|怎么[样写用办算选做看]?|怎样|如何|为什么(?:需要|要用?|会)?|什么是|是什么|什么|哪里|哪些|哪[个种]|请问|有没有|会不会|要不要|是不是|时候|之后|教程|例子|讲解|解释|可以|能不能|能否|应该|到底|究竟|多少|一下|(?<!求)[的了吗呢呀是办在把被与和及或]/g
const ELSEWHERE = new RegExp("\\b(cnns?|conv(olution(s|al)?|[12]d|nets?)|transformers?|(self[- ])?attention|rnns?|lstms?|grus?|gans?|diffusion"
  + "|reinforcement|bert|gpt|llms?)\\b|卷积|变换器|注意力|循环神经|循环网络|长短期|生成对抗|对抗网络|扩散模型|强化学习|大模型|语言模型", "i")

const SPOKEN = [[/@/g, " matmul "], [/[-+*/]=/g, " inplace "]] // operators by a name that the index has

// Traditional characters with the simplified ones of the course, and words of Taiwan with those of the mainland.
const SIMPLIFIED = new Map(("萬万與与專专業业東东丟丢兩两嚴严個个箇个臨临為为爲为舉举麼么麽么義义樂乐習习書书亂乱瞭了爭争於于雲云跤交產产産产億亿僅仅從从倉仓們们價价倣仿優优會会偉伟傳传偽伪僞伪體体餘余側侧藉借傾倾儲储剋克尅克関关關关俱具內内冊册"
  + "寫写沖冲衝冲決决況况凍冻凈净淨净準准涼凉減减湊凑幾几凱凯齣出擊击劃划則则剛刚創创刪删別别彆别製制賸剩辦办務务動动勵励勢势勻匀區区陞升華华協协單单佔占卻却捲卷曆历歷历壓压參参雙双發发髮发變变疊叠隻只檯台臺台颱台葉叶"
  + "號号後后嚮向曏向嗎吗聽听啓启啟启員员週周響响餵喂譟噪廻回迴回團团糰团圍围國国圖图圓圆場场壞坏塊块聲声處处備备復复複复夠够頭头夾夹學学寧宁實实寬宽對对導导將将爾尔嘗尝嚐尝儘尽盡尽侷局跼局層层屬属歲岁嶺岭幣币佈布帶带幫帮"
  + "乾干幹干並并併并廣广庫库應应開开異异棄弃張张彌弥瀰弥絃弦彎弯強强歸归噹当當当錄录録录綵彩徵征徑径憶忆誌志懷怀態态總总恆恒卹恤惡恶懸悬慣惯戲戏戰战戶户纔才撲扑執执擴扩掃扫揚扬擾扰摺折拋抛搶抢護护報报擔担搨拓擬拟擁拥撥拨"
  + "擇择掛挂罣挂擋挡擠挤綑捆損损換换據据擲掷蒐搜擺摆斂敛歛敛數数斷断無无舊旧時时顯显暫暂麯曲術术機机殺杀雜杂權权槓杠條条來来闆板極极搆构構构菓果標标棧栈欄栏樣样覈核檔档檢检橢椭橫横殘残氣气匯汇彙汇漢汉沒没洩泄氾泛汎泛註注"
  + "潔洁淺浅測测瀏浏塗涂潤润漲涨漸渐溫温遊游潰溃滾滚滿满燈灯靈灵點点煩烦熱热狀状獨独狹狭獻献瑪玛翫玩環环現现電电畫画監监蓋盖盤盘眞真碼码硏研礎础碩硕確确礙碍離离俬私種种積积稱称穩稳窮穷竪竖豎竖筆笔篩筛簽签籤签簡简類类"
  + "麤粗餬糊蹧糟係系繫系緊紧纍累糾纠紅红約约級级紀纪純纯綱纲縱纵紙纸紋纹綫线線线練练組组細细終终紹绍經经綁绑結结繞绕繪绘給给絡络絕绝絶绝統统繼继績绩緒绪續续維维綴缀緩缓編编緣缘縮缩網网羅罗羣群翹翘聯联聰聪勝胜腦脑腳脚脫脱"
  + "臘腊騰腾緻致捨舍節节蘋苹範范薦荐盪荡蕩荡藍蓝慮虑虛虚雖虽補补錶表襯衬裝装褲裤見见觀观規规視视覽览覺觉計计訂订認认討讨讓让訓训議议訊讯記记講讲許许論论設设訪访証证證证評评識识訴诉診诊詞词譯译試试誠诚話话該该詳详語语誤误"
  + "說说説说請请讀读課课誰谁調调諦谛謎谜譜谱榖谷穀谷貝贝負负貢贡責责敗败質质貼贴費费資资賦赋賴赖贏赢趕赶趨趋躍跃踐践蹤踪轉转輪轮軟软軸轴輕轻載载較较輔辅輯辑輸输辭辞邊边達达遷迁過过運运還还這这進进遠远連连遲迟適适選选遞递"
  + "邏逻遺遗鄰邻埰采採采釋释裏里裡里針针鍾钟鐘钟鈕钮錢钱舖铺鋪铺鏈链銷销鎖锁錯错鍵键鋸锯鏡镜鑣镳長长門门閉闭問问閑闲閒闲間间閱阅閲阅閾阈隊队陽阳陰阴陣阵階阶際际陸陆險险隨随隱隐難难靜静麵面頁页頂顶項项順顺須须鬚须頓顿預预"
  + "領领頸颈頻频題题顏颜顔颜額额顛颠風风飛飞飾饰飽饱餽馈饋馈馬马驅驱驗验驟骤髙高魯鲁蔴麻齊齐齒齿").match(/../g).map(pair => [...pair]))
const MAINLAND = {乱数据: "乱数据", 变数据: "变数据", 改变数: "改变数", 矩阵列: "矩阵列", 除错误: "除错误", 安排程: "安排程", // these only look like words of Taiwan
  自订: "自定义", 订制: "定制", 显示记忆体: "显存", 资料夹: "文件夹", 资料: "数据", 乱数: "随机数", 杂讯: "噪声", 小批次: "小批量", 扩增: "增强", 记忆体: "内存", 回圈: "循环", 网路: "网络", 阵列: "数组", 函式: "函数", 变数: "变量", 程式码: "代码", 程式: "程序", 档案: "文件", 演算法: "算法",
  最佳化: "优化", 储存: "保存", 载入: "加载", 汇入: "导入", 执行绪: "线程", 除错: "调试", 伺服器: "服务器", 显示卡: "显卡", 机率: "概率", 变异数: "方差", 影像: "图像", 预设: "默认", 布林: "布尔", 呼叫: "调用", 套件: "包", 批次正规化: "批量归一化", 排程: "调度", 激励函数: "激活函数", 启动函数: "激活函数", 批次大小: "批量大小"}
