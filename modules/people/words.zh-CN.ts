export const words = {
  staff: {
    search: '姓名或完整手机号',
    nobody: '没有找到在职的工作人员。请检查姓名，或输入完整的手机号。',
    post: (office: string, title: string | null) => (title ? `${office} · ${title}` : office),
  },
  reveal: {
    phone: '查看手机号',
    identityNumber: '查看身份证号',
    why: '查看用途',
    kept: '谁在什么时候、为什么查看，都会记录下来。',
    purposes: { contact: '联系本人', verify: '核对身份', emergency: '紧急情况', correction: '更正信息' },
  },
  permissions: {
    'people.read': '查找工作人员',
    'people.enter': '登记人员',
    'people.reveal': '查看手机号、证件号',
  },
  problems: {
    no_such_field: ({ field }: { field: string }): string =>
      field === 'phone' ? '这个人没有留下手机号。' : '这个人没有登记证件号码。',
    bad_name: () => '姓名只能用文字、间隔点和空格，请检查。',
    bad_phone: () => '请填写 11 位手机号。',
    phone_taken: () => '这个手机号已经登记在另一个人名下。',
    unit_not_there: () => '今天没有这个地方或科室，请重新选择。',
  },
}
export type Words = typeof words
