// Every run has a process of its own, so none sees another's heap, timers or connections.
process.once('message', async ({ module, phase, params, arena }) => {
  try {
    const contestant = await import(module);
    const result =
      phase === 'prepare'
        ? await contestant.prepare(arena, params)
        : await contestant.run(arena, params);
    process.send(
      { result: { ...result, peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024) } },
      () => process.exit(0),
    );
  } catch (error) {
    process.send({ error: error.stack ?? String(error) }, () => process.exit(1));
  }
});
