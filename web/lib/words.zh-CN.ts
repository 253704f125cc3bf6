/** Words that every door shares: refusals any endpoint may answer with, and what the frame itself says. */
export const words = {
  site: '里弄',
  tagline: '一条街道的一年',
  retry: '再试一次',
  reload: '重新打开',
  home: '回到首页',
  back: '返回上一页',
  cancel: '取消',
  close: '关闭',
  skip: '跳到正文',
  language: '语言',
  languages: { 'zh-CN': '中文', en: 'English' },
  theme: '明暗',
  themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
  offline: '网络断开了。已经填写的内容还在，恢复连接后可以继续提交。',
  notFoundTitle: '这里没有页面',
  notFoundLead: '地址可能写错了，或者这一页不在您的职责范围内。',
  brokenTitle: '这一页没能打开',
  newVersion: '系统刚刚更新过，重新打开这一页就好。',
  unexpected: '页面出了错，您已提交的内容不受影响。',
  problems: {
    bad_shape: '有内容没有填对，请检查标出的几处。',
    not_signed_in: '登录已经过期，请重新登录。',
    may_not: '您的岗位不能做这件事。如果确实需要，请联系管理员调整授权。',
    cross_site: '请求来自别的网站，没有执行。请从本系统的页面操作。',
    not_found: '没有找到，或者不在您的职责范围内。',
    key_reused: '这次提交和之前的一次对不上。请刷新页面，核对后再提交。',
    stale_version: '就在刚才，别人改过这里。请刷新看过新内容，再改您的。',
    too_large: ({ mostBytes }: { mostBytes: number }) =>
      mostBytes > 0
        ? `内容太大了，最多 ${Math.max(1, Math.floor(mostBytes / 1_000_000))} MB。`
        : '内容太大了，请减小后再提交。',
    wrong_media: '这种格式的内容收不了，请换一种格式。',
    too_many: ({ retryAfterSec }: { retryAfterSec: number }) =>
      retryAfterSec > 90
        ? `操作太频繁了，请 ${Math.ceil(retryAfterSec / 60)} 分钟后再试。`
        : `操作太频繁了，请 ${Math.max(1, Math.ceil(retryAfterSec))} 秒后再试。`,
    broke: '系统这边出了问题，刚才的操作没有生效，可以再试一次。',
    busy: '系统正在启动或维护，刚才的操作没有生效，请过一会儿再试。',
    offline: '连不上服务器。请检查网络，已填写的内容不会丢。',
    unknown: '没有办成，刚才的操作没有生效。',
  },
}
export type WebWords = typeof words
