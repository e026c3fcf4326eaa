const SAMPLE = { email: 'learner@tajiconnect.test', password: 'Karibu-2026!' }

/** Signs in as Amina. She is part of the local gateway's public seed data, so her password is no secret. */
export async function enterAsSample(): Promise<void> {
  const [{ login }, { agree }] = await Promise.all([
    import('../../services/api/auth.ts'),
    import('../../parts/agree.ts'),
  ])
  await agree(await login(SAMPLE))
}
