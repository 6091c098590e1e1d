import { describe, expect, it } from 'vitest';
import { distanceTo } from './distance.js';

describe('distance', () => {
  it('is that of the map, to the nearest place', () => {
    // Huddersfield to Leeds: 24 km on the map; to London: 262 km
    const at = (latitude: number, longitude: number) => ({ area: null, point: { latitude, longitude } });
    const way = distanceTo(at(53.6458, -1.785), [at(51.5074, -0.1278), at(53.8008, -1.5491)]);
    expect(way && 'km' in way ? way.km : 0).toBeCloseTo(23.2, 0);
    expect(distanceTo(at(0, 0), [at(0, 180)])).toEqual({ km: Math.PI * 6371 });
  });
});
